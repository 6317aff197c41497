/**
 * How much each pixel of a camera's small grey picture changes from one second to the next, over about a minute. Differences
 * of neighbours in time, so that neither the sun nor an evening counts as change.
 */
import type { GreyPicture } from '../motion/grey-picture'

/** Pictures are taken this far apart, ms: breath takes two to six seconds. */
const SAMPLE_MS = 900
/** A longer gap says nothing of what was between. */
const MOST_GAP_MS = 5_000
/** How long is looked before anything is said: ms, and pairs of pictures. */
const SPAN_MS = 60_000
const LEAST_PAIRS = 40
/** Grey levels: when the whole picture gets so much brighter or darker at once, that was a lamp or the camera's exposure. */
const LIGHT_STEP = 1

/** Pixels row by row. */
export type ChangeMap = {
  width: number
  height: number
  /** Mean picture, grey levels. */
  mean: Float32Array
  /** Mean squared change between two pictures a second apart, grey levels². */
  change: Float32Array
}

/** Two pictures a second apart. */
export type Pair = { before: GreyPicture; now: GreyPicture }

export interface ChangeWatch {
  /** In the order of capture. The pair that the picture makes with the one before, when it is one to be looked at. */
  see(picture: GreyPicture, atMs: number): Pair | null
  /** What a whole span showed, once; then a new one begins. */
  take(): ChangeMap | null
  reset(): void
}

export function createChangeWatch(): ChangeWatch {
  let last: { picture: GreyPicture; atMs: number } | null = null
  let sums: ChangeMap | null = null
  let pairs = 0
  let sinceMs = 0

  function begin({ width, height }: GreyPicture, atMs: number): ChangeMap {
    pairs = 0
    sinceMs = atMs
    const plane = () => new Float32Array(width * height)
    return { width, height, mean: plane(), change: plane() }
  }

  return {
    see(picture, atMs) {
      const before = last
      if (before && atMs - before.atMs < SAMPLE_MS) return null
      last = { picture, atMs }
      if (!before || before.picture.width !== picture.width || before.picture.height !== picture.height) {
        sums = null
        return null
      }
      if (atMs - before.atMs > MOST_GAP_MS) return null
      sums ??= begin(picture, before.atMs)
      if (Math.abs(brightness(picture) - brightness(before.picture)) > LIGHT_STEP) return null
      add(sums, before.picture.data, picture.data)
      pairs++
      return { before: before.picture, now: picture }
    },
    take() {
      if (!sums || !last || pairs < LEAST_PAIRS || last.atMs - sinceMs < SPAN_MS) return null
      const { width, height, mean, change } = sums
      const each = (sum: number) => sum / pairs
      sums = null
      return { width, height, mean: mean.map(each), change: change.map(each) }
    },
    reset() {
      last = null
      sums = null
    },
  }
}

function add({ mean, change }: ChangeMap, before: Uint8Array, now: Uint8Array): void {
  for (let i = 0; i < now.length; i++) {
    const level = now[i] ?? 0
    const step = level - (before[i] ?? 0)
    mean[i] = (mean[i] ?? 0) + level
    change[i] = (change[i] ?? 0) + step * step
  }
}

/** Of every seventh pixel: enough for a lamp. */
function brightness({ data }: GreyPicture): number {
  let sum = 0
  for (let i = 0; i < data.length; i += 7) sum += data[i] ?? 0
  return sum / Math.ceil(data.length / 7)
}
