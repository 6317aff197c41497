import { expect, test } from 'vitest'
import { createCollector, type Sent, toParts } from './wire'

const missed = (from: string, number: number): Sent => ({ from, number, name: 'events:missed', payload: null })
const parts = (sent: Sent) => toParts(sent)!
/** Longer than a part, and not of ASCII alone. */
const long = (from: string, number: number, length = 9_000): Sent => ({
  ...{ from, number, name: 'job:progress' },
  payload: {
    ...{ id: 'j', kind: '教室🙂'.repeat(length), owner: 'o', state: 'running' },
  },
})

test('what fits goes as one text, what does not in parts, all of ASCII and short enough for NOTIFY', () => {
  expect(parts(missed('a', 1))).toHaveLength(1)
  const many = parts(long('a', 2))
  expect(many.length).toBeGreaterThan(1)
  for (const part of many) {
    expect(part.length).toBeLessThan(8_000)
    expect(part).toMatch(/^[\x20-\x7e]*$/)
  }
  expect(toParts(long('a', 3, 90_000))).toBeNull()
})

test('parts are put together, whatever others say in between', () => {
  const collect = createCollector()
  const big = { ...missed('a', 1), name: 'alert:raised' as const }
  const [first = '', ...rest] = parts({ ...big, payload: 'x'.repeat(20_000) })
  expect(collect(first)).toBeNull()
  expect(collect(parts(missed('b', 7))[0]!)).toEqual(missed('b', 7))
  // It is no alert: left out, and nothing is thrown.
  for (const part of rest) expect(collect(part)).toBeNull()
  expect(collect(parts(missed('a', 2))[0]!)).toEqual(missed('a', 2))
})

test('what is not whole is left out, and what comes after it is not', () => {
  const collect = createCollector()
  const [first = '', , third = ''] = parts({ ...missed('a', 1), payload: 'x'.repeat(20_000) })
  expect([collect(first), collect(third)]).toEqual([null, null])
  expect(collect(parts(missed('a', 2))[0]!)).toEqual(missed('a', 2))
})

test.each([
  ['nonsense', 'nonsense'],
  ['no event of ours', 'a 1 0 1 ["nothing",null]'],
  ['one that stays within a server', 'a 1 0 1 ["camera:list",null]'],
  ['a name that every object has', 'a 1 0 1 ["constructor",null]'],
  ['another shape', 'a 1 0 1 ["events:missed",7]'],
])('%s is nothing', (_name, text) => {
  expect(createCollector()(text)).toBeNull()
})
