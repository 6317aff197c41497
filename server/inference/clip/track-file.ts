/**
 * `track.jsonl`: while a clip is recorded, which pictures are in it and what was found, a line each as it comes. After the
 * end it becomes the boxes of every picture, and goes. A process that was killed leaves what it had written until then.
 */
import { readFileSync, rmSync } from 'node:fs'
import { createBoxWriter } from '../film/box-file'
import { trackPath } from './folder'
import { type ClipPicture, type ClipResult, joinTrack } from './join-track'
import { type ClipMoment, matchStreams } from './match-streams'
import { scaleObjects } from './scale-objects'
import { TICKS_PER_MS } from './stream-clock'

/** size: of the source, pixels: what boxes are in. moments: of pictures in another stream than results are of. */
export type TrackLine =
  | { size: { width: number; height: number } }
  | { pictures: ClipPicture[] }
  | { moments: ClipMoment[] }
  | { result: ClipResult }

export const toLine = (line: TrackLine): string => `${JSON.stringify(line)}\n`

type Track = {
  size: { width: number; height: number }
  pictures: ClipPicture[]
  moments: ClipMoment[]
  results: ClipResult[]
}

/** Throws what the file system says. */
export function readTrack(folder: string): Track {
  const track: Track = { size: { width: 0, height: 0 }, pictures: [], moments: [], results: [] }
  for (const text of readFileSync(trackPath(folder), 'utf8').split('\n')) {
    const line = parsed(text)
    if (!line) continue
    if ('size' in line) track.size = line.size
    else if ('pictures' in line) for (const picture of line.pictures) track.pictures.push(picture)
    else if ('moments' in line) for (const moment of line.moments) track.moments.push(moment)
    else track.results.push(line.result)
  }
  return track
}

/** Null for a line that was being written when its process was killed. The file is our own. */
function parsed(text: string): TrackLine | null {
  try {
    return JSON.parse(text) as TrackLine
  } catch {
    return null
  }
}

type MadeOfIt = { fromZero: boolean; untilMs: number; shown: readonly number[] }

/**
 * Writes the boxes of every picture. Returns the size that they are in, and how many pictures there are.
 * @param fromZero the file was made anew, so that its first picture is shown at 0. untilMs: the file ends there. shown: when each
 * of the file's pictures is, ticks from its beginning
 */
export function finishTrack(folder: string, { fromZero, untilMs, shown }: MadeOfIt) {
  const { size, pictures, results, near } = matched(readTrack(folder))
  const first = fromZero && pictures.length > 0 ? Math.min(...pictures.map(([, ticks]) => ticks)) : 0
  const rows = joinTrack(withLast(pictures, shown, first), results)
    .map((row) => ({ ...row, atMs: (row.ticks - first) / TICKS_PER_MS }))
    .filter(({ atMs }) => atMs < untilMs)
  const boxes = createBoxWriter(folder)
  try {
    for (const { atMs, measured, objects } of rows) boxes.add(atMs, measured, objects)
    boxes.finish({ ...size, pictures: rows.length, ...(near && { near }) })
  } finally {
    boxes.close()
  }
  rmSync(trackPath(folder), { force: true })
  return { ...size, pictures: rows.length }
}

/** And those at the end that were still in the decoder when the clip or its process ended: nothing was found in them. */
function withLast(pictures: ClipPicture[], shown: readonly number[], first: number): ClipPicture[] {
  const known = Math.max(...pictures.map(([, ticks]) => ticks))
  // A file that was made anew counts in other units.
  const late = shown.map((ticks) => ticks + first).filter((ticks) => ticks > known + TICKS_PER_MS)
  return [...pictures, ...late.map((ticks): ClipPicture => [null, ticks])]
}

/** Of a clip of one stream and results of another: pictures with the frames that are theirs, boxes in their pixels. */
function matched({ size, pictures, moments, results }: Track): Omit<Track, 'moments'> & { near: boolean } {
  if (moments.length === 0) return { size, pictures, results, near: false }
  const scaled = results.map(({ seen, objects, ...result }) => ({
    ...result,
    objects: seen ? scaleObjects(objects, seen, size) : [],
  }))
  return { size, results: scaled, ...matchStreams(moments, results) }
}
