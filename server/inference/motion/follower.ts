/** Follows boxes through the last pictures of one camera. */
import type { BBox } from '../../contract/frame'
import { boxMotion } from './box-motion'
import type { GreyPicture } from './grey-picture'
import { buildPyramid, type Pyramid } from './pyramid'

/**
 * Where what was in the box at fromMs is at toMs, both capture times of pictures; pixels of the source. The box itself
 * when one of the pictures is not known (any more), and for each step of the way where the pictures do not say.
 */
export type Follow = (box: BBox, fromMs: number, toMs: number) => BBox

/** Nothing is known of any motion. */
export const still: Follow = (box) => box

/**
 * Pictures kept: at 10 a second those of 3 s, about 2 MB. A result that takes longer than that is not followed to the
 * present, since its picture is gone.
 */
const KEPT = 32

type Seen = { atMs: number; width: number; height: number; pyramid: Pyramid }

export interface Follower {
  /** A picture of a source of width x height pixels, in the order of capture. */
  see(picture: GreyPicture, source: { width: number; height: number }, atMs: number): void
  follow: Follow
  /** The source was away: what comes next has nothing to do with what was before. */
  reset(): void
}

export function createFollower(): Follower {
  let seen: Seen[] = []

  return {
    see(picture, { width, height }, atMs) {
      const last = seen.at(-1)
      if (last && (last.width !== width || last.height !== height)) seen = []
      seen.push({ atMs, width, height, pyramid: buildPyramid(picture) })
      if (seen.length > KEPT) seen.shift()
    },
    follow(box, fromMs, toMs) {
      const from = seen.findLastIndex(({ atMs }) => atMs === fromMs)
      const to = seen.findLastIndex(({ atMs }) => atMs === toMs)
      let moved = box
      if (from < 0) return moved
      for (let index = from; index < to; index++) moved = step(moved, seen[index], seen[index + 1])
      return moved
    },
    reset() {
      seen = []
    },
  }
}

function step(box: BBox, from: Seen | undefined, to: Seen | undefined): BBox {
  const [small] = from?.pyramid ?? []
  if (!from || !to || !small) return box
  const x = from.width / small.width
  const y = from.height / small.height
  const motion = boxMotion(from.pyramid, to.pyramid, { x1: box.x1 / x, y1: box.y1 / y, x2: box.x2 / x, y2: box.y2 / y })
  if (!motion) return box
  return {
    x1: box.x1 + motion.x * x,
    y1: box.y1 + motion.y * y,
    x2: box.x2 + motion.x * x,
    y2: box.y2 + motion.y * y,
  }
}
