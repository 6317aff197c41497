import { expect, it } from 'vitest'
import type { SampleObject } from '../kind'
import { DOOR, people, sample } from '../testing/sample'
import { occupancy } from './occupancy'

const three = people('u', 'p', null)
const ALL = { label: null, zoneId: null }

it.each([
  [{ compare: 'at_least', count: 3 }, three, { count: 3, zone: null }],
  [{ compare: 'at_least', count: 4 }, three, null],
  [{ compare: 'fewer_than', count: 4 }, three, { count: 3, zone: null }],
  [{ compare: 'fewer_than', count: 3 }, three, null],
  [{ compare: 'fewer_than', count: 1 }, [], { count: 0, zone: null }],
] as const)('%o', (params, objects, facts) => {
  expect(occupancy.step({ ...params, ...ALL }, sample([...objects]), undefined).seen).toEqual([{ key: '', facts }])
})

it('counts people alone', () => {
  const [person, chair, student, unsure] = people(null, null, 'u', null)
  const objects: SampleObject[] = [
    { ...person!, label: 'Person' },
    { ...chair!, label: 'chair' },
    { ...student!, label: 'writing' },
    { ...unsure!, label: 'writing', unsure: true },
  ]
  const params = { compare: 'at_least', count: 1, ...ALL } as const
  expect(occupancy.step(params, sample(objects), undefined).seen[0]?.facts).toEqual({ count: 3, zone: null })
  const chairs = { ...params, label: 'chair' }
  expect(occupancy.step(chairs, sample(objects), undefined).seen[0]?.facts).toEqual({ count: 1, zone: null })
})

it('counts in an area', () => {
  const [one, two, three] = people(null, null, null)
  const zones = [{ zoneId: 'door', dwellMs: 0 }]
  const objects = [{ ...one!, zones }, two!, { ...three!, trackId: null, zones }]
  const params = { compare: 'fewer_than', count: 3, label: null, zoneId: 'door' } as const
  const looked = (known = [DOOR]) => occupancy.step(params, sample(objects, { zones: known }), undefined).seen
  expect(looked()).toEqual([{ key: '', facts: { count: 2, zone: 'Door' } }])
  expect(looked([])).toEqual([])
})

it('reads what was stored before there were areas', () => {
  expect(occupancy.params.parse({ compare: 'at_least', count: 1 })).toEqual({ compare: 'at_least', count: 1, ...ALL })
  expect(occupancy.facts.parse({ count: 1 })).toEqual({ count: 1, zone: null })
})

it.each([
  [['u'], [], true],
  [[], ['person', 'car'], true],
  [[], ['car'], false],
  [[], [], false],
] as const)('of a model with behaviours %o and classes %o: %s', (behaviours, labels, sees) => {
  expect(occupancy.sees({ compare: 'at_least', count: 1, ...ALL }, { behaviours, labels })).toBe(sees)
})

it('sees what the model names', () => {
  const params = { compare: 'at_least', count: 1, label: 'car', zoneId: null } as const
  expect(occupancy.sees(params, { behaviours: ['u'], labels: ['car'] })).toBe(true)
  expect(occupancy.sees(params, { behaviours: ['u'], labels: ['person'] })).toBe(false)
})
