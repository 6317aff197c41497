import { expect, test } from 'vitest'
import type { FilmObject } from '@/server/contract/film'
import { countObjects, filmTellsBehaviours, toCounted } from './count-objects'

const row = (said: FilmObject[7], label = 0): FilmObject => [4, label, 0.9, 1, 2, 3, 4, said, 1]

test('objects of a picture and a second of the film are counted alike', () => {
  const counted = { people: 4, counts: { u: 2, d: 0, c: 0, b: 0, p: 0, s: 0 }, unsure: 1 }
  expect(countObjects([row('u'), row('u'), row('unsure'), row(null)], [[0, 'person']])).toEqual({
    ...counted,
    others: [],
  })
  expect(toCounted([4, 2, 0, 0, 0, 0, 0, 1])).toEqual(counted)
})

test('cars are no people', () => {
  const { people, others } = countObjects(
    [row(null), row(null, 1), row(null, 1)],
    [
      [0, 'person'],
      [2, 'car'],
    ],
  )
  expect({ people, others }).toEqual({ people: 1, others: [{ label: 'car', count: 2 }] })
})

test('a film whose model says what nobody does tells no behaviours', () => {
  expect(filmTellsBehaviours([null, [3, 0, 0, 0, 0, 0, 0, 0]])).toBe(false)
  expect(filmTellsBehaviours([null, [3, 0, 0, 0, 0, 0, 0, 1]])).toBe(true)
  expect(filmTellsBehaviours([[3, 0, 1, 0, 0, 0, 0, 0]])).toBe(true)
})
