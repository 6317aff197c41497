import { expect, it } from 'vitest'
import type { Measured } from '@/server/contract/history'
import { layersIn, partialSpans, toRows } from './area-rows'

const nobody = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 }
const measured: Measured = {
  ...{ seconds: 60, personSeconds: 600, unsureSeconds: 60, people: 10, peopleMost: 12, cameras: 1 },
  behaviourSeconds: { ...nobody, u: 300, p: 120 },
}

it('each step is flat, a gap is a gap, and the layers add up to the people', () => {
  const rows = toRows(
    [0, 5, 15].map((at) => ({ at, ...measured })),
    5,
  )
  expect(rows.map(([at, looking]) => [at, looking])).toEqual([
    [0, 5],
    [5, 5],
    [10, 5],
    [11, null],
    [15, 5],
    [20, 5],
    [21, null],
  ])
  expect(rows[0]?.slice(1).reduce((sum: number, value) => sum + (value ?? 0), 0)).toBeCloseTo(10)
})

it('only layers with anybody in them', () => {
  expect(layersIn([measured])).toEqual(['u', 'p', 'unsure', 'rest'])
  expect(layersIn([{ ...measured, personSeconds: 480 }])).toEqual(['u', 'p', 'unsure'])
})

it('tells where fewer cameras measured', () => {
  const points = [2, 1, 1, 2, 1].map((cameras, i) => ({ at: i * 5, ...measured, cameras }))
  expect(partialSpans(points, 5)).toEqual([
    { from: 5, to: 15 },
    { from: 20, to: 25 },
  ])
  expect(partialSpans([], 5)).toEqual([])
})
