import { describe, expect, test } from 'vitest'
import type { FilmChunk, FilmIndex } from '../contract/film'
import { pictureAt, pieceAt, placeAt } from './find-picture'

const index: Pick<FilmIndex, 'chunks'> = {
  chunks: [
    [0, 0, 0, 10],
    [10_000, 250, 10, 10],
    [20_010.01, 500, 20, 10],
  ],
}
const piece: FilmChunk = [0, 33.367, 66.733, 100.1].map((atMs) => [atMs, 0, []])

describe('a moment lies in a piece', () => {
  test.each([
    [-5, 0],
    [0, 0],
    [9_998, 0],
    // A microsecond before the first picture of a piece it is that picture.
    [9_999.999, 1],
    [10_000, 1],
    [20_000, 1],
    [20_010.01, 2],
    [1e9, 2],
  ])('%f ms', (atMs, expected) => expect(pieceAt(index, atMs)).toBe(expected))

  test('of a film without any', () => expect(pieceAt({ chunks: [] }, 5)).toBe(0))
})

describe('and shows a picture', () => {
  test.each([
    [0, 0],
    [33.366, 1],
    [33.367, 1],
    [66.733333, 2],
    [100.1, 3],
  ])('%f ms is that of place %i', (atMs, place) => {
    expect(pictureAt(piece, atMs)).toEqual({ place, picture: piece[place] })
  })

  test.each([[15], [50], [140], [-20]])('%f ms is none', (atMs) => expect(pictureAt(piece, atMs)).toBeNull())

  test('between two pictures the first of them is still shown', () => {
    expect([-1, 0, 20, 33.4, 99, 500].map((atMs) => placeAt(piece, atMs))).toEqual([0, 0, 0, 1, 2, 3])
  })
})
