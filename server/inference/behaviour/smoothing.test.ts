import { expect, it } from 'vitest'
import { NO_VOTES, type Said, vote } from './smoothing'

const SAID: Record<string, Said> = { u: 'u', d: 'd', p: 'p', '?': 'unsure', '-': null }

/** What is shown after each vote; '-' is no behaviour, '?' unsure. */
function shown(codes: string, stepMs: number, windowMs = 600): string {
  let votes = NO_VOTES
  return [...codes]
    .map((code, index) => {
      votes = vote(votes, SAID[code] ?? null, index * stepMs, windowMs)
      return Object.keys(SAID).find((key) => SAID[key] === votes.shown)
    })
    .join('')
}

it.each([
  ['steady', 'uuuuu', 100, 'uuuuu'],
  ['one wrong among many', 'uuuduuu', 100, 'uuuuuuu'],
  ['a real change, after half the window', 'uuuuuudddddd', 100, 'uuuuuuuuuddd'],
  ['flickering evenly keeps what is shown', 'udududud', 100, 'uuuuuuuu'],
  ['a moment without behaviour', 'ppp-ppp', 100, 'ppppppp'],
  ['no behaviour wins when it lasts', 'uuu---------', 100, 'uuuuuu------'],
  ['a moment unsure', 'ppp?ppp', 100, 'ppppppp'],
  ['unsure for good', 'uuu?????????', 100, 'uuuuuu??????'],
  ['slower than the window: each vote counts', 'udup', 1000, 'udup'],
  ['a first guess yields to the majority', 'uddd', 100, 'uudd'],
])('%s', (_, codes, step, expected) => {
  expect(shown(codes, step)).toBe(expected)
})

it('keeps a bounded number of votes', () => {
  let votes = NO_VOTES
  for (let ms = 0; ms < 1000; ms++) votes = vote(votes, 'u', ms, 10_000)
  expect(votes.votes).toHaveLength(64)
})
