import { expect, test } from 'vitest'
import { createSecondCounter } from './count-seconds'

const people = (...codes: ('u' | 'd' | 'unsure' | null)[]) =>
  codes.map((code) => ({
    label: 'person',
    ...(code === 'unsure' ? { behaviour: null, unsure: true as const } : { behaviour: code }),
  }))

test('a second has the counts of its last picture, one without a picture none', () => {
  const { rows, add } = createSecondCounter()
  add(0, people('u'))
  add(960, people('u', 'd', null, 'unsure'))
  add(1_000, people())
  add(4_999.9, people('d', 'd'))
  expect(rows).toEqual([[4, 1, 1, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0], null, null, [2, 0, 2, 0, 0, 0, 0, 0]])
})

test('what is not a person is not among the people', () => {
  const { rows, add } = createSecondCounter()
  add(0, [...people(null), { label: 'car', behaviour: null }])
  expect(rows).toEqual([[1, 0, 0, 0, 0, 0, 0, 0]])
})
