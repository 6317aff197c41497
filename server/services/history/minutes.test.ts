import { expect, test } from 'vitest'
import type { BehaviourCode } from '../../contract/behaviours'
import { createMinutes } from './minutes'

const person = (behaviour: BehaviourCode | null, unsure?: true) => ({
  label: 'student',
  behaviour,
  ...(unsure && { unsure }),
})
const chair = { label: 'chair', behaviour: null }

test('sums, most at once, and the seconds in which something was measured', () => {
  const minutes = createMinutes()
  minutes.add({ cameraId: 'a', at: 60_100, objects: [person('p'), person('p'), person(null, true), chair] })
  minutes.add({ cameraId: 'a', at: 60_900, objects: [person('p')] })
  minutes.add({ cameraId: 'a', at: 65_000, objects: [] })
  expect(minutes.take(119_999)).toEqual([])
  expect(minutes.take(120_000)).toEqual([
    {
      ...{ cameraId: 'a', at: 60_000, frames: 3, seconds: 2, people: 4, unsure: 1, peopleMost: 3 },
      behaviours: [0, 0, 0, 0, 3, 0],
      mosts: [0, 0, 0, 0, 2, 0],
    },
  ])
  expect(minutes.take(120_000)).toEqual([])
})

test('a frame of another minute ends the one before, also when the clock was set back', () => {
  const minutes = createMinutes()
  expect(minutes.add({ cameraId: 'a', at: 60_000, objects: [] })).toBeNull()
  expect(minutes.add({ cameraId: 'b', at: 130_000, objects: [] })).toBeNull()
  expect(minutes.add({ cameraId: 'a', at: 120_000, objects: [] })).toMatchObject({ cameraId: 'a', at: 60_000 })
  expect(minutes.add({ cameraId: 'a', at: 60_000, objects: [] })).toMatchObject({ cameraId: 'a', at: 120_000 })
  expect(minutes.take(0, true).map(({ cameraId, at }) => [cameraId, at])).toEqual([
    ['a', 60_000],
    ['b', 120_000],
  ])
})
