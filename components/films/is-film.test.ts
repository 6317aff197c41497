import { expect, test } from 'vitest'
import { isFilm } from './is-film'

test.each([
  ['Room 1.mp4', 'video/mp4', true],
  ['ROOM.MKV', '', true],
  ['a.ts', 'text/vnd.trolltech.linguist', true],
  ['room.mp4.jpg', 'image/jpeg', false],
  ['room.gif', 'image/gif', false],
  ['mp4', '', false],
])('%s (%s): %s', (name, type, expected) => {
  expect(isFilm({ name, type })).toBe(expected)
})
