/** Pictures of a film around a moment of it, as pixels. */
import path from 'node:path'
import { AV_PIX_FMT_RGB24 } from 'node-av/constants'
import type { Frame } from 'node-av/lib'
import { SourceFailure } from '../../sources/failure'
import { filePlan } from '../../sources/file'
import { allocateFrame } from '../allocate-frame'
import { guarded, PictureInput } from '../picture-input'
import { Scaler } from '../scaler'

/** Decoding begins so long before the moment, ms, or at the whole picture before that. */
const LEAD_MS = 2_000
/** The moment that a player tells is rounded. */
const SLACK_MS = 1

export type Around = {
  width: number
  height: number
  /** Red, green, blue, a byte each, row by row without gaps. */
  pictures: Uint8Array[]
  /** The one that is shown at the moment. */
  chosen: number
}

/**
 * At most `most` pictures in a row with the one that is shown at `atMs` as near to the middle as it goes. The film's first
 * picture is at 0, as make-film.ts leaves it. `read` is awaited for every picture. Throws SourceFailure.
 */
export async function readAround(file: string, atMs: number, most: number, read: () => Promise<void>): Promise<Around> {
  const { dir, base } = path.parse(path.resolve(file))
  const plan = filePlan(base, dir)
  const input = guarded(plan, () => new PictureInput(plan))
  const copier = createCopier()
  try {
    if (atMs > LEAD_MS) guarded(plan, () => input.seek(atMs - LEAD_MS))
    const before: Uint8Array[] = []
    const after: Uint8Array[] = []
    for (;;) {
      await read()
      const frame = guarded(plan, () => input.next())
      if (frame === null) break
      const past = before.length > 0 && input.timestampMs(frame) > atMs + SLACK_MS
      if (past && before.length + after.length >= most && after.length >= Math.floor((most - 1) / 2)) break
      const pixels = guarded(plan, () => copier.copy(frame))
      if (past) after.push(pixels)
      else before.push(pixels)
      if (before.length > most) before.shift()
    }
    if (before.length === 0) throw new SourceFailure('source_broken', 'there is no picture in it')
    const all = [...before, ...after]
    const chosen = before.length - 1
    const from = Math.max(0, Math.min(all.length - most, chosen - Math.floor(most / 2)))
    return { ...copier.size(), pictures: all.slice(from, from + most), chosen: chosen - from }
  } finally {
    copier.close()
    input.close()
  }
}

function createCopier() {
  const scaler = new Scaler()
  let rgb: Frame | null = null
  return {
    /** Every picture in the size of the first. */
    copy(frame: Frame): Uint8Array {
      rgb ??= allocateFrame(AV_PIX_FMT_RGB24, frame.width, frame.height, 'picture')
      const { width, height } = rgb
      const stride = rgb.linesize[0] ?? 0
      const data = rgb.data ?? []
      scaler.run(frame, width, height, AV_PIX_FMT_RGB24, data, [stride])
      const pixels = new Uint8Array(width * height * 3)
      for (let y = 0; y < height; y++) {
        const row = data[0]?.subarray(y * stride, y * stride + width * 3)
        if (row) pixels.set(row, y * width * 3)
      }
      return pixels
    },
    size: () => ({ width: rgb?.width ?? 0, height: rgb?.height ?? 0 }),
    close() {
      scaler.close()
      rgb?.free()
    },
  }
}
