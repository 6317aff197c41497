import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFilm } from '../../../../testing/media/make-film'
import { readCode } from '../../sources/calibration-pattern'
import { type Around, readAround } from './read-around'

const FRAMES = 150
const FPS = 25
let folder: string
let film: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sightline-around-'))
  film = path.join(folder, 'film.mp4')
  // Odd sizes: rows are shorter than the scaler's blocks.
  makeFilm(film, { width: 330, height: 246, fps: FPS, frames: FRAMES, encoding: { preset: 'ultrafast', g: '30' } })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Which pictures of the film these are, by their own pixels. */
function numbers({ pictures, width, height }: Around): number[] {
  return pictures.map((pixels) => {
    const green = Uint8Array.from({ length: width * height }, (_, i) => pixels[3 * i + 1] ?? 0)
    return readCode(green, width, width)
  })
}
const around = (frame: number, most: number) => readAround(film, (frame * 1000) / FPS, most, async () => undefined)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

test.each([
  ['in the middle', 100, 16, range(92, 108), 8],
  ['at the beginning', 2, 8, range(0, 8), 2],
  ['at the end', 148, 8, range(142, 150), 6],
  ['one alone', 77, 1, [77], 0],
  ['beyond the end', 900, 4, range(146, 150), 3],
])('%s', async (_where, frame, most, expected, chosen) => {
  const found = await around(frame, most)
  expect(numbers(found)).toEqual(expected)
  expect(found.chosen).toBe(chosen)
})

test('what is no film says so', async () => {
  await expect(readAround(path.resolve('package.json'), 0, 4, async () => undefined)).rejects.toMatchObject({
    code: expect.stringMatching(/^source_/),
  })
})
