/**
 * Where a small patch of one picture went in the next: Lucas and Kanade 1981 in its inverse compositional form (Baker and
 * Matthews 2004), where gradients are of the first picture and so computed once; from the smallest size of the picture to
 * the largest (Bouguet 2000). Translation only.
 */
import type { GreyPicture } from './grey-picture'
import { compare, emptyPatch, takePatch, texture } from './patch'
import type { Pyramid } from './pyramid'

/** Patches are (2 radius + 1) pixels a side: of the largest size of the picture, and of the smaller ones. */
const RADIUS = 3
const SMALL_RADIUS = 2
/** Steps at each size, and the step (pixels) below which nothing more would be seen to move. */
const MOST_STEPS = 4
const LEAST_STEP = 0.03
/** What a size may add to the motion found at the smaller ones, pixels: more cannot be told from such a patch. */
const MOST_MOTION = 4
/** Grey levels²: below, the patch is a plain surface or a straight edge, and could be anywhere along it. */
const LEAST_TEXTURE = 1
/** Grey levels: a patch that differs more where it should be is not there. It was hidden, or turned. Tuned. */
const MOST_DIFFERENCE = 15

export type Motion = { x: number; y: number }

/** Used again by every call: nothing waits in between. */
const patch = emptyPatch(2 * RADIUS + 1)

/** Motion of the patch around x, y; pixels of the largest size. Null when the pictures do not say. */
export function patchMotion(from: Pyramid, to: Pyramid, x: number, y: number): Motion | null {
  let motion: Motion = { x: 0, y: 0 }
  for (let level = from.length - 1; level >= 0; level--) {
    const [before, after] = [from[level], to[level]]
    if (!before || !after) return null
    const largest = level === 0
    const scale = 2 ** level
    const centre = { x: Math.round((x + 0.5) / scale - 0.5), y: Math.round((y + 0.5) / scale - 0.5) }
    const found = refine(before, after, centre, largest ? RADIUS : SMALL_RADIUS, motion)
    // Far motion blurs into its surroundings at the smaller sizes: whether it is right shows at the largest.
    if (largest) return found && found.difference <= MOST_DIFFERENCE ? found.motion : null
    if (found) motion = found.motion
    motion = { x: motion.x * 2, y: motion.y * 2 }
  }
  return null
}

function refine(from: GreyPicture, to: GreyPicture, centre: Motion, radius: number, guess: Motion) {
  if (!takePatch(patch, from, centre.x, centre.y, radius) || texture(patch) < LEAST_TEXTURE) return null
  const { xx, xy, yy } = patch
  const determinant = xx * yy - xy * xy
  let { x, y } = guess
  let mean = 0
  for (let step = 0; step < MOST_STEPS; step++) {
    const difference = compare(patch, to, x, y)
    if (!difference) return null
    mean = difference.mean
    const stepX = (yy * difference.x - xy * difference.y) / determinant
    const stepY = (xx * difference.y - xy * difference.x) / determinant
    x -= stepX
    y -= stepY
    if (Math.hypot(stepX, stepY) < LEAST_STEP) break
  }
  if (Math.abs(x - guess.x) > MOST_MOTION || Math.abs(y - guess.y) > MOST_MOTION) return null
  return { motion: { x, y }, difference: mean }
}
