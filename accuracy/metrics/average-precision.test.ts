import { expect, it } from 'vitest'
import { averagePrecision, type Picture } from './average-precision'

/** Boxes of 100 x 100 px; shifted by 25 px two of them overlap by 0.6, by 50 px by 1/3. */
const box = (x: number) => ({ x1: x, y1: 0, x2: x + 100, y2: 100 })
const person = (x: number) => ({ box: box(x), ignored: false })
const hardlySeen = (x: number) => ({ box: box(x), ignored: true })
const found = (x: number, confidence: number) => ({ box: box(x), confidence })

/** Of the 101 recalls 0, 0.01 … 1 there are 51 up to 0.5, 34 up to 1/3. */
const cases: [name: string, pictures: Picture[], expected: number | null][] = [
  ['all found', [{ truth: [person(0), person(200)], found: [found(0, 0.9), found(200, 0.8)] }], 1],
  ['nothing found', [{ truth: [person(0)], found: [] }], 0],
  ['nobody there', [{ truth: [], found: [found(0, 0.9)] }], null],
  ['half found', [{ truth: [person(0), person(200)], found: [found(0, 0.9)] }], 51 / 101],
  [
    'a false one above: every recall has precision 1/2',
    [{ truth: [person(0)], found: [found(0, 0.5), found(500, 0.9)] }],
    1 / 2,
  ],
  ['a false one below costs nothing', [{ truth: [person(0)], found: [found(0, 0.9), found(500, 0.5)] }], 1],
  [
    'right, false, right: 1 until half, then 2/3',
    [{ truth: [person(0), person(200)], found: [found(0, 0.9), found(500, 0.8), found(200, 0.7)] }],
    (51 * 1 + 50 * (2 / 3)) / 101,
  ],
  [
    'false, right, right: the better precision of higher recalls counts',
    [{ truth: [person(0), person(200)], found: [found(500, 0.9), found(0, 0.8), found(200, 0.7)] }],
    2 / 3,
  ],
  [
    'a second box on one person is false',
    [{ truth: [person(0), person(200)], found: [found(0, 0.9), found(5, 0.8)] }],
    51 / 101,
  ],
  ['overlap 0.6 is enough', [{ truth: [person(0)], found: [found(25, 0.9)] }], 1],
  ['overlap 1/3 is not', [{ truth: [person(0)], found: [found(50, 0.9)] }], 0],
  [
    'the surer one takes the person, though the other fits better',
    [{ truth: [person(0)], found: [found(0, 0.5), found(25, 0.9)] }],
    1,
  ],
  [
    'all pictures are ranked together',
    [
      { truth: [person(0)], found: [found(0, 0.6)] },
      { truth: [], found: [found(0, 0.9)] },
      { truth: [person(0)], found: [found(0, 0.3)] },
    ],
    2 / 3,
  ],
  [
    'equal confidence: in the order of the pictures',
    [
      { truth: [person(0)], found: [found(0, 0.5)] },
      { truth: [], found: [found(0, 0.5)] },
      { truth: [person(0), person(200)], found: [] },
    ],
    34 / 101,
  ],
  [
    'a box on somebody hardly seen is not false',
    [{ truth: [hardlySeen(0), person(200)], found: [found(0, 0.9), found(200, 0.8)] }],
    1,
  ],
  ['somebody hardly seen is not missed', [{ truth: [hardlySeen(0), person(200)], found: [found(200, 0.8)] }], 1],
  [
    'of two the one that counts is taken, though the other fits better',
    [{ truth: [hardlySeen(0), person(25)], found: [found(0, 0.9)] }],
    1,
  ],
]

it.each(cases)('%s', (_, pictures, expected) => {
  const value = averagePrecision(pictures, 0.5)
  if (expected === null) expect(value).toBeNull()
  else expect(value).toBeCloseTo(expected, 12)
})

it('of one picture no more than a hundred count', () => {
  const false_ = Array.from({ length: 100 }, (_, index) => found(500 + index, 0.9))
  expect(averagePrecision([{ truth: [person(0)], found: [...false_, found(0, 0.1)] }], 0.5)).toBe(0)
})
