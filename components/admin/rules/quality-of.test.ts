import { expect, it } from 'vitest'
import { qualityOf } from './quality-of'

it.each([
  [undefined, { kind: 'none' }],
  [{ closed: 0, falseAlarms: 0 }, { kind: 'none' }],
  [{ closed: 4, falseAlarms: 4 }, { kind: 'few' }],
  [
    { closed: 5, falseAlarms: 0 },
    { kind: 'share', percent: 0, bad: false },
  ],
  [
    { closed: 7, falseAlarms: 3 },
    { kind: 'share', percent: 43, bad: false },
  ],
  [
    { closed: 6, falseAlarms: 3 },
    { kind: 'share', percent: 50, bad: true },
  ],
])('%j', (figures, quality) => {
  expect(qualityOf(figures)).toEqual(quality)
})
