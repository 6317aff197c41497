import { expect, it } from 'vitest'
import { zones } from '@/server/contract/zone'
import { ignoreAreas } from './ignore-areas'

const SIZE = { width: 1000, height: 500 }
const boxes = [
  { x1: 100, y1: 100, x2: 200, y2: 200 },
  { x1: -5, y1: 400, x2: 1004, y2: 503 },
]

it('areas that the contract takes, named after those that are there', () => {
  let id = 0
  const make = (before: Parameters<typeof ignoreAreas>[2]) =>
    ignoreAreas(
      boxes,
      SIZE,
      before,
      (number) => `Thing ${number}`,
      () => `id${++id}`,
    )
  const first = make([])
  const all = [...first, ...make(first)]
  expect(zones.parse(all)).toEqual(all)
  expect(all.map(({ name }) => name)).toEqual(['Thing 1', 'Thing 2', 'Thing 3', 'Thing 4'])
  expect(first[0]).toMatchObject({ kind: 'ignore', anchor: 'centre' })
  expect(first[1]?.points).toEqual([
    { x: 0, y: 0.797 },
    { x: 1, y: 0.797 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ])
})
