import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Mistake } from './mistake'
import { readTruth, type TruthFile } from './truth'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-truth-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const film = { sha256: 'a'.repeat(64), width: 640, height: 360, fps: 12.5, frames: 2 }
const good: TruthFile = {
  version: 1,
  film,
  seed: 11,
  box: 'head and shoulders',
  frames: [
    [
      [3, 10, 20, 50, 70, 'u', 100],
      [4, 0, 0, 20, 30, 'p', 24],
    ],
    [[3, 11, 20, 51, 70, 'd', 25]],
  ],
}

function write(content: Buffer | string): string {
  const file = path.join(dir, 'film.truth.json.gz')
  writeFileSync(file, content)
  return file
}
const pack = (content: unknown) => write(gzipSync(JSON.stringify(content)))

it('reads people by frame; whoever is seen less than a quarter is ignored', () => {
  expect(readTruth(pack(good))).toEqual({
    film,
    seed: 11,
    frames: [
      [
        { id: 3, box: { x1: 10, y1: 20, x2: 50, y2: 70 }, behaviour: 'u', ignored: false },
        { id: 4, box: { x1: 0, y1: 0, x2: 20, y2: 30 }, behaviour: 'p', ignored: true },
      ],
      [{ id: 3, box: { x1: 11, y1: 20, x2: 51, y2: 70 }, behaviour: 'd', ignored: false }],
    ],
  })
})

const row = (...values: unknown[]) => ({ ...good, film: { ...film, frames: 1 }, frames: [[values]] })
describe('says what is wrong with', () => {
  it.each([
    ['another version', { ...good, version: 2 }, 'version'],
    ['a key nobody knows', { ...good, fps: 25 }, 'fps'],
    ['fewer frames than it says', { ...good, frames: [[]] }, 'film.frames is not the number of frames'],
    ['a behaviour that is none', row(1, 0, 0, 9, 9, 'x', 100), 'frames.0.0.5'],
    ['half a pixel', row(1, 0.5, 0, 9, 9, 'u', 100), 'frames.0.0.1'],
    ['a box without area', row(1, 9, 0, 9, 9, 'u', 100), 'a box without area'],
    ['more than all of somebody', row(1, 0, 0, 9, 9, 'u', 101), 'frames.0.0.6'],
    ['a row that is too long', row(1, 0, 0, 9, 9, 'u', 100, 1), 'frames.0.0'],
    [
      'one person twice',
      { ...good, film: { ...film, frames: 1 }, frames: [[good.frames[0]![0], good.frames[0]![0]]] },
      'twice',
    ],
    ['a list', [], 'expected object'],
  ])('%s', (_, content, words) => {
    const file = pack(content)
    expect(() => readTruth(file)).toThrow(Mistake)
    expect(() => readTruth(file)).toThrow(words)
  })

  it.each([
    ['garbage', Buffer.from('garbage')],
    ['nothing', Buffer.alloc(0)],
    ['half a file', gzipSync(JSON.stringify(good)).subarray(0, 60)],
    ['something else packed', gzipSync('garbage')],
  ])('%s', (_, content) => {
    const file = write(content)
    expect(() => readTruth(file)).toThrow(Mistake)
    expect(() => readTruth(file)).toThrow('is not a truth file')
  })

  it('a file that is not there', () => {
    expect(() => readTruth(path.join(dir, 'other.truth.json.gz'))).toThrow('there is no truth for this film')
  })
})
