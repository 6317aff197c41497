import { expect, it } from 'vitest'
import { samePerson } from './same-person'

const box = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 })
/** Head and shoulders, 100 x 110 px. */
const person = box(100, 100, 200, 210)

it.each([
  ['nearly the same box', box(105, 102, 205, 212), true],
  ['the head alone', box(125, 104, 175, 160), true],
  ['the head, a little out at the top', box(125, 94, 175, 150), true],
  ['somebody behind, above', box(130, 60, 170, 105), false],
  ['somebody behind, at the shoulder', box(165, 104, 205, 150), false],
  ['something before the chest', box(125, 140, 175, 195), false],
  ['somebody far away, seen past the cheek', box(140, 102, 160, 124), false],
  ['a neighbour', box(210, 100, 310, 210), false],
])('%s', (_, other, same) => {
  expect(samePerson(person, other, 0.45)).toBe(same)
  expect(samePerson(other, person, 0.45)).toBe(same)
})
