import { expect, it } from 'vitest'
import { people, sample } from '../testing/sample'
import { behaviourCount } from './behaviour-count'

const params = { behaviour: 'p', minCount: 2 } as const

it.each([
  [people('p', 'p', 'u', null), { count: 2 }],
  [people('p', 'p', 'p'), { count: 3 }],
  [people('p', 'u', null), null],
  [[], null],
])('%#: counts its behaviour', (objects, facts) => {
  expect(behaviourCount.step(params, sample(objects), undefined).seen).toEqual([{ key: '', facts }])
})

it('tells of how many more it was not clear', () => {
  const [vague, ...clear] = people(null, 'p', 'p', 'u')
  const { seen } = behaviourCount.step(params, sample([{ ...vague!, unsure: true }, ...clear]), undefined)
  expect(seen).toEqual([{ key: '', facts: { count: 2, unsure: 1 } }])
})

it('is seen where its behaviour is told apart', () => {
  expect(behaviourCount.sees(params, { behaviours: ['u', 'p'], labels: [] })).toBe(true)
  expect(behaviourCount.sees(params, { behaviours: ['u'], labels: [] })).toBe(false)
})
