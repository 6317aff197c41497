/** How a box moves with what is in it: the median of the motions of small patches ("Median Flow", Kalal et al. 2010). */
import type { BBox } from '../../contract/frame'
import { type Motion, patchMotion } from './lucas-kanade'
import type { Pyramid } from './pyramid'

/** Patches a side. 3 cost half and were about as good on the demo films, 5 were no better. */
const GRID = 4
/** The grid's share of the box, each way: at the edge there is mostly background. Tuned, between 0.6 and 0.8 alike. */
const SHARE = 0.7
/** With this share the outer patches lie on the edge. */
const TO_EDGE = GRID / (GRID - 1)
/** When fewer of the patches say where they went, nothing is known of the box. Tuned, between 0.1 and 0.2 alike. */
const LEAST_SURE = 0.1

/**
 * box: pixels of the largest size of the pictures, as the result. Null when the pictures do not say. What is plain all over
 * shows at its edge alone whether it moves, so that is asked next.
 */
export function boxMotion(from: Pyramid, to: Pyramid, box: BBox): Motion | null {
  return gridMotion(from, to, box, SHARE) ?? gridMotion(from, to, box, TO_EDGE)
}

function gridMotion(from: Pyramid, to: Pyramid, box: BBox, share: number): Motion | null {
  const motions: Motion[] = []
  for (const x of places(box.x1, box.x2, share)) {
    for (const y of places(box.y1, box.y2, share)) {
      const motion = patchMotion(from, to, x, y)
      if (motion) motions.push(motion)
    }
  }
  if (motions.length < GRID * GRID * LEAST_SURE) return null
  return { x: median(motions.map(({ x }) => x)), y: median(motions.map(({ y }) => y)) }
}

/** Middles of the grid's columns or rows, as pixels are counted: the middle of the first pixel is 0. */
function places(from: number, to: number, share: number): number[] {
  const length = (to - from) * share
  const first = (from + to - length) / 2
  return Array.from({ length: GRID }, (_, index) => first + ((index + 0.5) * length) / GRID - 0.5)
}

function median(values: number[]): number {
  const rising = values.sort((a, b) => a - b)
  const middle = (rising.length - 1) / 2
  return ((rising[Math.floor(middle)] ?? 0) + (rising[Math.ceil(middle)] ?? 0)) / 2
}
