import { expect, it } from 'vitest'
import { VIEW_COLUMNS, VIEW_ROWS } from '../../contract/view'
import { viewOf } from './view'

const picture = (width: number, height: number, at: (x: number, y: number) => number) => ({
  ...{ width, height },
  data: Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
})

it('holds the mean brightness of each cell, row by row', () => {
  const view = viewOf(picture(320, 180, (x, y) => (x < 10 && y < 10 ? 200 : x >= 310 ? 50 : 0)))
  expect(view).toHaveLength(VIEW_COLUMNS * VIEW_ROWS)
  expect(view[0]).toBe(200)
  expect(view[1]).toBe(0)
  expect(view[VIEW_COLUMNS - 1]).toBe(50)
  expect(view.at(-1)).toBe(50)
})

it.each([
  [320, 131],
  [160, 320],
  [32, 1],
  [288, 200],
])('of %i x %i every cell is of some pixel, and every pixel of some cell', (width, height) => {
  expect(viewOf(picture(width, height, () => 77)).every((cell) => cell === 77)).toBe(true)
  const bright = viewOf(picture(width, height, (x, y) => (x === width - 1 && y === height - 1 ? 255 : 0)))
  expect(bright.at(-1)).toBeGreaterThan(0)
})
