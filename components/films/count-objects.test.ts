import { expect, test } from 'vitest'
import type { FilmObject } from '@/server/contract/film'
import { countObjects, toCounted } from './count-objects'

const row = (said: FilmObject[7]): FilmObject => [4, 1, 0.9, 1, 2, 3, 4, said, 1]

test('objects of a picture and a second of the film are counted alike', () => {
  const counted = { people: 4, counts: { u: 2, d: 0, c: 0, b: 0, p: 0, s: 0 }, unsure: 1 }
  expect(countObjects([row('u'), row('u'), row('unsure'), row(null)])).toEqual(counted)
  expect(toCounted([4, 2, 0, 0, 0, 0, 0, 1])).toEqual(counted)
})
