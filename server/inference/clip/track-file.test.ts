import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readChunks, readIndex } from '../film/box-file'
import { trackPath } from './folder'
import { finishTrack, type TrackLine, toLine } from './track-file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'track-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (...lines: TrackLine[]) => appendFileSync(trackPath(folder), lines.map(toLine).join(''))
const size = { width: 64, height: 48 }
const person = {
  ...{ trackId: 1, classId: 0, label: 'person', confidence: 0.9, behaviour: null, predicted: false },
  box: { x1: 1, y1: 2, x2: 3, y2: 4 },
}
/** When each picture is shown, ms, and how much is in it. */
async function rows(): Promise<[number, number][]> {
  const all: [number, number][] = []
  for await (const chunk of readChunks(folder)) for (const [atMs, , found] of chunk) all.push([atMs, found.length])
  return all
}
const SHOWN = [0, 40, 80, 120].map((ms) => ms * 90)

it('the last pictures of a process that was killed, which were in the decoder still, are there, and nothing in them', async () => {
  write({ size }, { pictures: [[1, 900]] }, { result: { frameId: 1, measured: true, objects: [person] } })
  write({ pictures: [[2, 4500]] })
  appendFileSync(trackPath(folder), '{"pictures":[[3,81')
  expect(finishTrack(folder, { fromZero: true, untilMs: 160, shown: SHOWN })).toMatchObject({ ...size, pictures: 4 })
  expect(await rows()).toEqual([
    [0, 1],
    [40, 0],
    [80, 0],
    [120, 0],
  ])
  expect(existsSync(trackPath(folder))).toBe(false)
})

it('what was noted of pictures that are not in the file any more is left out', async () => {
  write({ size }, { pictures: [1, 2, 3, 4, 5, 6].map((id) => [id, (id - 1) * 3600]) })
  finishTrack(folder, { fromZero: false, untilMs: 160, shown: SHOWN })
  expect((await rows()).map(([atMs]) => atMs)).toEqual([0, 40, 80, 120])
})

it('a process that was killed before it noted any leaves pictures with nothing in them', async () => {
  write({ size })
  finishTrack(folder, { fromZero: true, untilMs: 160, shown: SHOWN })
  expect(readIndex(folder)).toMatchObject({ ...size, pictures: 4 })
  expect((await rows()).map(([, found]) => found)).toEqual([0, 0, 0, 0])
})
