import { expect, it } from 'vitest'
import { collide, type Departure, spotOf } from './crossing'
import { planTrip } from './trip'

const straight = (from: number, z: number, back = false): Departure => {
  const spots = [
    [0, z],
    [4, z],
  ] as const
  return { from, trip: planTrip([{ spots: back ? [spots[1], spots[0]] : [...spots], pause: 0 }]) }
}

it.each([
  ['towards each other on one line', straight(0, 0), straight(0, 0, true), true],
  ['a metre aside', straight(0, 0), straight(0, 1, true), false],
  ['one after the other', straight(0, 0), straight(20, 0, true), false],
  ['towards each other over the end of the film', straight(58, 0), straight(58.5, 0, true), true],
] as const)('%s', (_name, a, b, expected) => {
  expect(collide(a, b, 60)).toBe(expected)
})

it('stands at the first spot before the first step and at the last after the last', () => {
  const { trip } = straight(0, 2)
  expect(spotOf(trip, 0)).toEqual([0, 2])
  expect(spotOf(trip, 99)[0]).toBeCloseTo(4)
})
