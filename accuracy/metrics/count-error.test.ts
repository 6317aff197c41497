import { describe, expect, it } from 'vitest'
import { countError } from './count-error'

const NONE = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 }
/** Frames 500 ms apart, of heads up alone: counted, true. */
const film = (...frames: [counted: number, truth: number][]) =>
  frames.map(([counted, truth], index) => ({
    atMs: index * 500,
    counted: { ...NONE, u: counted },
    truth: { ...NONE, u: truth },
  }))

describe('error of one behaviour', () => {
  it.each([
    ['exact', film([5, 5], [6, 6]), 0],
    ['one too many throughout', film([6, 5], [6, 5], [6, 5], [6, 5]), 1],
    ['one too few in one second of two', film([5, 5], [5, 5], [4, 5], [4, 5]), 0.5],
    ['too many and too few in two seconds do not cancel', film([6, 5], [6, 5], [4, 5], [4, 5]), 1],
    ['within a second they do: the second has one count', film([6, 5], [4, 5]), 0],
    ['half a second late', film([5, 6], [6, 6]), 0.5],
    ['a short last second counts like the others', film([5, 5], [5, 5], [6, 5]), 0.5],
  ])('%s', (_, frames, expected) => expect(countError(frames).each.u).toBeCloseTo(expected, 12))
})

it('the mean is over all six behaviours, who is mistaken counts twice', () => {
  const frames = [{ atMs: 0, counted: { ...NONE, u: 3, d: 1 }, truth: { ...NONE, u: 4 } }]
  expect(countError(frames)).toEqual({ mean: 2 / 6, each: { ...NONE, u: 1, d: 1 } })
})
