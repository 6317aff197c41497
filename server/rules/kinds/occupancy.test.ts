import { expect, it } from 'vitest'
import type { SampleObject } from '../kind'
import { people, sample } from '../testing/sample'
import { occupancy } from './occupancy'

const three = people('u', 'p', null)

it.each([
  [{ compare: 'at_least', count: 3 }, three, { count: 3 }],
  [{ compare: 'at_least', count: 4 }, three, null],
  [{ compare: 'fewer_than', count: 4 }, three, { count: 3 }],
  [{ compare: 'fewer_than', count: 3 }, three, null],
  [{ compare: 'fewer_than', count: 1 }, [], { count: 0 }],
] as const)('%o', (params, objects, facts) => {
  expect(occupancy.step(params, sample([...objects]), undefined).seen).toEqual([{ key: '', facts }])
})

it('counts people alone', () => {
  const [person, chair, student, unsure] = people(null, null, 'u', null)
  const objects: SampleObject[] = [
    { ...person!, label: 'Person' },
    { ...chair!, label: 'chair' },
    { ...student!, label: 'writing' },
    { ...unsure!, label: 'writing', unsure: true },
  ]
  const params = { compare: 'at_least', count: 1 } as const
  expect(occupancy.step(params, sample(objects), undefined).seen[0]?.facts).toEqual({ count: 3 })
})

it.each([
  [['u'], [], true],
  [[], ['person', 'car'], true],
  [[], ['car'], false],
  [[], [], false],
] as const)('of a model with behaviours %o and classes %o: %s', (behaviours, labels, sees) => {
  expect(occupancy.sees({ compare: 'at_least', count: 1 }, { behaviours, labels })).toBe(sees)
})
