import { expect, it } from 'vitest'
import { gridPage, parseGridSize } from './paging'

const cameras = (n: number) => Array.from({ length: n }, (_, i) => i)

it.each([
  // cameras, size, wanted page -> first item, items, page, pages, columns, rows
  [0, 4, 0, undefined, 0, 0, 1, 1, 1],
  [1, 4, 0, 0, 1, 0, 1, 1, 1],
  [2, 4, 0, 0, 2, 0, 1, 2, 1],
  [4, 4, 0, 0, 4, 0, 1, 2, 2],
  [5, 4, 1, 4, 1, 1, 2, 2, 2],
  [5, 4, 9, 4, 1, 1, 2, 2, 2],
  [5, 4, -1, 0, 4, 0, 2, 2, 2],
  [5, 1, 2, 2, 1, 2, 5, 1, 1],
  [5, 9, 0, 0, 5, 0, 1, 3, 2],
  [40, 16, 2, 32, 8, 2, 3, 4, 4],
] as const)('%i cameras in a grid of %i, page %i', (n, size, wanted, first, count, page, pages, columns, rows) => {
  const result = gridPage(cameras(n), size, wanted)
  expect(result.items[0]).toBe(first)
  const { items, ...place } = result
  expect({ count: items.length, ...place }).toEqual({ count, page, pages, columns, rows })
})

it.each([
  ['9', 9],
  ['16', 16],
  ['5', 4],
  ['', 4],
  [null, 4],
])('reads the stored size %j as %i', (stored, size) => {
  expect(parseGridSize(stored)).toBe(size)
})
