/**
 * Plays a film without pacing: decodes ahead while inferences are under way, and looks at the pictures in their order, so
 * that the same film gives the same results whatever the machine does meanwhile.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Frame } from 'node-av/lib'
import type { GreyPicture } from '../../motion/grey-picture'
import { GreyWriter } from '../grey-writer'
import { rest } from '../steps'
import type { FilmReader } from './film-reader'

export type FilmPicture = {
  /** Which picture of the film, from 0. */
  index: number
  /** From the first picture, ms. */
  atMs: number
  width: number
  height: number
  grey: GreyPicture
}

export type FilmPass<D extends { infer: boolean }, R> = {
  /** What the picture is for; null: for nothing. Asked once for each, in order. */
  due(atMs: number): D | null
  /** Begins an inference. The frame is valid until this returns, not until it settles. */
  detect(frame: Frame): Promise<R>
  /** In the order of the film. result: of this picture; null when the model was not asked. */
  look(picture: FilmPicture, due: D, result: R | null): void | Promise<void>
  /** Inferences that may be under way at once; asked before each. */
  parallel(): number
}

/** Pictures that wait for an inference before them: a small grey picture each. */
const MAX_WAITING = 400

/** The film's last size and number of pictures. Throws SourceFailure, and what `detect` and `look` throw. */
export async function playFilm<D extends { infer: boolean }, R>(
  film: FilmReader,
  { due, detect, look, parallel }: FilmPass<D, R>,
): Promise<{ width: number; height: number; pictures: number }> {
  type Waiting = { picture: FilmPicture; due: D; result: Promise<R> | null }
  const waiting: Waiting[] = []
  const greys = new GreyWriter()
  let size = { width: 0, height: 0 }
  let pictures = 0
  let underWay = 0

  async function lookAtNext(): Promise<void> {
    const next = waiting.shift()
    // A slow model is not a film that hangs.
    rest()
    if (next) await look(next.picture, next.due, await next.result)
  }

  function begin(frame: Frame): Promise<R> {
    underWay++
    const result = detect(frame).finally(() => {
      underWay--
    })
    // Awaited when its turn comes, which may be after it has failed.
    result.catch(() => undefined)
    return result
  }

  try {
    for (;;) {
      // Messages of threads are handled between two pictures.
      await breathe()
      const next = film.next()
      if (next === null) break
      const { frame, atMs } = next
      const index = pictures++
      size = { width: frame.width, height: frame.height }
      const wanted = due(atMs)
      if (wanted === null) continue
      while (wanted.infer && underWay > 0 && underWay >= parallel()) await lookAtNext()
      const picture = { index, atMs, ...size, grey: greys.write(frame) }
      waiting.push({ picture, due: wanted, result: wanted.infer ? begin(frame) : null })
      while (waiting[0]?.result === null || waiting.length > MAX_WAITING) await lookAtNext()
    }
    while (waiting.length > 0) await lookAtNext()
    return { ...size, pictures }
  } finally {
    greys.close()
  }
}
