/** Frames of a film, one after another, whatever the rasteriser does: a stuck one costs a fresh browser, not the film. */

import type { Shot, SimPage } from '../page/main'
import type { FrameTruth, Quality } from '../page/stage'
import type { FilmOptions } from '../plan/film'
import { type Gl, openStudio, type Studio } from './browser'

export type Frame = FrameTruth & { number: number; data: Buffer }

export type FramesOptions = {
  film: FilmOptions
  quality: Quality
  numbers: Iterable<number>
  shot: Shot
  program: Uint8Array
  gl: Gl
}

/** Software rasterisers were seen to hang for good at a frame: far more than the slowest frame takes. */
const FRAME_TIMEOUT_MS = 60_000
const LOAD_TIMEOUT_MS = 180_000
const TRIES = 4

/** Yields the frames asked for, in order. Throws when one cannot be had in several browsers. */
export async function* renderFrames({
  film,
  quality,
  numbers,
  shot,
  program,
  gl,
}: FramesOptions): AsyncGenerator<Frame> {
  let studio: Studio | null = null
  try {
    for (const number of numbers) {
      for (let attempt = 1; ; attempt++) {
        try {
          studio ??= await prepare(program, gl, film, quality)
          const truth = await within(FRAME_TIMEOUT_MS, `frame ${number}`, shoot(studio, number, shot))
          yield { number, data: studio.takeFrame(), ...truth }
          break
        } catch (error) {
          console.error(
            `frame ${number}, attempt ${attempt}: ${error instanceof Error ? error.message : String(error)}`,
          )
          await studio?.close()
          studio = null
          if (attempt === TRIES) throw error
        }
      }
    }
  } finally {
    await studio?.close()
  }
}

const shoot = ({ page }: Studio, number: number, shot: Shot) =>
  page.evaluate(([n, s]) => (window as unknown as { sim: SimPage }).sim.frame(n, s), [number, shot] as const)

async function prepare(program: Uint8Array, gl: Gl, film: FilmOptions, quality: Quality): Promise<Studio> {
  const studio = await openStudio(program, gl)
  try {
    const load = studio.page.evaluate(([f, q]) => (window as unknown as { sim: SimPage }).sim.load(f, q), [
      film,
      quality,
    ] as const)
    await within(LOAD_TIMEOUT_MS, 'building the room', load)
    return studio
  } catch (error) {
    await studio.close()
    throw error
  }
}

/** The promise's value, or an error after so many milliseconds; the promise's own late end is then of no interest. */
async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  promise.catch(() => undefined)
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
