import { expect, test } from 'vitest'
import { begin, change, redo, undo } from './history'

test('goes back and forth, and forgets what was taken back with the next change', () => {
  const three = change(change(begin(1), 2), 3)
  expect(undo(three).now).toBe(2)
  expect(undo(undo(undo(three))).now).toBe(1)
  expect(redo(undo(three))).toEqual(three)
  expect(redo(change(undo(three), 4))).toMatchObject({ now: 4, past: [1, 2], future: [] })
})

test('a drag is one step', () => {
  const dragged = change(change(change(begin(0), 1, 'drag 1'), 2, 'drag 1'), 3, 'drag 2')
  expect(dragged).toMatchObject({ now: 3, past: [0, 2] })
  expect(change(undo(dragged), 9, 'drag 2').past).toEqual([0, 2])
})

test('keeps a hundred steps', () => {
  let history = begin(0)
  for (let i = 1; i <= 200; i++) history = change(history, i)
  expect([history.past.length, history.past[0]]).toEqual([100, 100])
})
