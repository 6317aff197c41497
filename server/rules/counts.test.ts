import { expect, it } from 'vitest'
import { countTold } from './count-told'
import { countBehaviours, countPeople } from './counts'

it('counts each behaviour and leaves out objects without one', () => {
  const objects = (['u', 'p', null, 'u', 's', null] as const).map((behaviour) => ({ behaviour }))
  expect(countBehaviours(objects)).toEqual({ u: 2, d: 0, c: 0, b: 0, p: 1, s: 1 })
  expect(countBehaviours([])).toEqual({ u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 })
})

it('takes whoever does something, or might, for a person, and of the others those who are called so', () => {
  const people = [
    { label: 'head up', behaviour: 'u' },
    { label: 'head', behaviour: null, unsure: true },
    { label: 'Person', behaviour: null },
  ] as const
  const others = ['car', 'dog', 'car'].map((label) => ({ label, behaviour: null }))
  expect(countPeople([...people, ...others])).toBe(3)
  const told = [...people, ...others].map(({ label, behaviour, ...more }) => ({
    ...{ class_name: label, behavior: behaviour && { code: behaviour } },
    ...more,
  }))
  const counted = [
    { label: 'car', count: 2 },
    { label: 'dog', count: 1 },
  ]
  expect(countTold(told)).toEqual({ people: 3, others: counted })
})
