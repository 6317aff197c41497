import { expect, it } from 'vitest'
import { type CarriedFrame, carriedIou } from './carried'

const box = (x: number) => ({ x1: x, y1: 0, x2: x + 30, y2: 10 })
const person = (id: number, x: number, ignored = false) => ({ id, box: box(x), ignored })
const object = (trackId: number | null, x: number, predicted = true) => ({ trackId, box: box(x), predicted })
const measured: CarriedFrame = {
  truth: [person(7, 0), person(8, 100)],
  found: [object(1, 0, false), object(2, 102, false)],
}

it('counts carried boxes against whom they were measured on, not whom they came to lie on', () => {
  const later = { truth: [person(7, 10), person(8, 100)], found: [object(1, 0), object(2, 10)] }
  // 20 of 40 px; nothing.
  expect(carriedIou([measured, later])).toEqual({ iou: 0.25, boxes: 2 })
})

it('whoever left the picture should have no box', () => {
  expect(carriedIou([measured, { truth: [], found: [object(1, 0)] }])).toEqual({ iou: 0, boxes: 1 })
})

it.each([
  ['was measured on nobody', { truth: [person(7, 0)], found: [object(2, 102)] }],
  ['has no id', { truth: [person(7, 0)], found: [object(null, 0)] }],
  ['is on somebody hardly seen', { truth: [person(7, 0, true)], found: [object(1, 0)] }],
])('leaves out a box that %s', (_, later) => {
  const first = { ...measured, truth: [person(7, 0)] }
  expect(carriedIou([first, later])).toEqual({ iou: Number.NaN, boxes: 0 })
})

it('a track that is measured on another is theirs', () => {
  const swapped = { truth: [person(8, 0)], found: [object(1, 0, false)] }
  const later = { truth: [person(8, 0)], found: [object(1, 0)] }
  expect(carriedIou([measured, swapped, later])).toEqual({ iou: 1, boxes: 1 })
})
