import { expect, test } from 'vitest'
import { begin, change, redo, undo } from './history'

test('undone and done again; a change after it forgets what had been undone', () => {
  const three = change(change(begin(1), 2), 3)
  expect(undo(three)).toEqual({ past: [1], now: 2, future: [3] })
  expect(redo(undo(undo(three)))).toEqual({ past: [1], now: 2, future: [3] })
  expect(change(undo(three), 4)).toEqual({ past: [1, 2], now: 4, future: [] })
  expect([undo(begin(1)), redo(begin(1))]).toEqual([begin(1), begin(1)])
})

test('it does not grow without end', () => {
  let long = begin(0)
  for (let n = 1; n <= 500; n++) long = change(long, n)
  expect([long.past.length, long.past[0], long.now]).toEqual([100, 400, 500])
})
