/**
 * Everything that was found in a film: `boxes`, pieces of gzipped JSON one after the other, each readable alone, and
 * `index.json`, which says where each begins. A browser gets a piece as it lies there.
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzipSync } from 'node:zlib'
import {
  type FilmChunk,
  type FilmIndex,
  type FilmObject,
  type FilmPicture,
  filmChunk,
  filmIndex,
} from '../../contract/film'
import { rounded } from '../frame-object'
import type { EngineObject } from '../messages'

/** A piece holds this much of the film, or so many pictures when there are more. */
const CHUNK_MS = 10_000
const CHUNK_PICTURES = 600
/** Unpacked: a piece that is larger was not written by us. */
const MOST_BYTES = 200_000_000

const boxesIn = (folder: string) => path.join(folder, 'boxes')
const indexIn = (folder: string) => path.join(folder, 'index.json')

export type BoxWriter = {
  add(atMs: number, measured: boolean, objects: readonly EngineObject[]): void
  /** Writes what is left, then the index: with it everything is there. */
  finish(film: Pick<FilmIndex, 'width' | 'height' | 'pictures' | 'near'>): void
  close(): void
}

/** Throws what the file system says. */
export function createBoxWriter(folder: string): BoxWriter {
  const fd = openSync(boxesIn(folder), 'w')
  const chunks: FilmIndex['chunks'] = []
  const labels = new Map<string, number>()
  let pending: FilmPicture[] = []
  let offset = 0
  let written = 0

  function flush(): void {
    const [first] = pending
    if (!first) return
    const bytes = gzipSync(JSON.stringify(pending))
    writeSync(fd, bytes)
    chunks.push([first[0], written, offset, bytes.length])
    offset += bytes.length
    written += pending.length
    pending = []
  }

  function labelOf({ classId, label }: EngineObject): number {
    const key = JSON.stringify([classId, label])
    const known = labels.get(key) ?? labels.size
    labels.set(key, known)
    return known
  }

  return {
    add(atMs, measured, objects) {
      const [first] = pending
      if (first && (atMs - first[0] >= CHUNK_MS || pending.length >= CHUNK_PICTURES)) flush()
      const rows = objects.map((object) => toRow(object, labelOf(object)))
      pending.push([rounded(atMs, 3), measured ? 1 : 0, rows])
    },
    finish(film) {
      flush()
      const names = [...labels.keys()].map((key) => JSON.parse(key) as [number, string])
      const index: FilmIndex = { version: 1, ...film, labels: names, chunks }
      writeFileSync(indexIn(folder), JSON.stringify(index))
    },
    close: () => closeSync(fd),
  }
}

function toRow(
  { trackId, confidence, box, predicted, keypoints = [], ...object }: EngineObject,
  label: number,
): FilmObject {
  const { x1, y1, x2, y2 } = box
  const behaviour = object.unsure ? 'unsure' : object.behaviour
  const points = keypoints.flatMap(({ x, y, score }) => [rounded(x, 1), rounded(y, 1), rounded(score, 2)])
  const [a, b, c, d] = [rounded(x1, 1), rounded(y1, 1), rounded(x2, 1), rounded(y2, 1)]
  return [trackId, label, rounded(confidence, 3), a, b, c, d, behaviour, predicted ? 1 : 0, ...points]
}

/** Throws ENOENT when there is none. */
export function readIndex(folder: string): FilmIndex {
  return filmIndex.parse(JSON.parse(readFileSync(indexIn(folder), 'utf8')))
}

/** A piece as it lies in the file, gzipped JSON of a FilmChunk; null when there is no such piece. */
export async function readPacked(folder: string, { chunks }: FilmIndex, place: number): Promise<Buffer | null> {
  const [, , offset, bytes] = chunks[place] ?? []
  if (offset === undefined || bytes === undefined) return null
  const file = await open(boxesIn(folder))
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, offset)
    if (bytesRead !== bytes) throw new Error('the file of boxes is shorter than its index says')
    return buffer
  } finally {
    await file.close()
  }
}

/** The pieces in their order, one at a time. */
export async function* readChunks(folder: string): AsyncGenerator<FilmChunk> {
  const index = readIndex(folder)
  for (let place = 0; place < index.chunks.length; place++) {
    const packed = await readPacked(folder, index, place)
    if (packed)
      yield filmChunk.parse(JSON.parse((await unpack(packed, { maxOutputLength: MOST_BYTES })).toString('utf8')))
  }
}
const unpack = promisify(gunzip)
