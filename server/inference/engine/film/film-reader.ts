/** A film's pictures in their order, by its own time. */
import path from 'node:path'
import type { Frame } from 'node-av/lib'
import { SourceFailure } from '../../sources/failure'
import { filePlan } from '../../sources/file'
import { guarded, PictureInput } from '../picture-input'

export type FilmReader = {
  /** How long the container says it is, ms; 0 when it does not. */
  readonly durationMs: number
  /**
   * The next picture, valid until the next call, and its time from the first one, ms: always later than the one before.
   * Null after the last. Throws SourceFailure.
   */
  next(): { frame: Frame; atMs: number } | null
  close(): void
}

/** Throws SourceFailure. */
export function openFilm(file: string): FilmReader {
  const { dir, base } = path.parse(path.resolve(file))
  const plan = filePlan(base, dir)
  const input = guarded(plan, () => new PictureInput(plan))
  let first: number | null = null
  let last = Number.NEGATIVE_INFINITY
  return {
    durationMs: input.durationMs,
    next() {
      return guarded(plan, () => {
        for (;;) {
          const frame = input.next()
          if (frame === null) {
            if (first === null) throw new SourceFailure('source_broken', 'there is no picture in it')
            return null
          }
          const timestamp = input.timestampMs(frame)
          first ??= timestamp
          const atMs = timestamp - first
          // A player shows no picture of a time that has gone by.
          if (atMs <= last) continue
          last = atMs
          return { frame, atMs }
        }
      })
    },
    close: () => input.close(),
  }
}
