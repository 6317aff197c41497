/** What ticked boxes say: the share that is right, how sure that is, and which threshold would be better. Pure. */
import type { RoomMark } from './room-check'

/** Normal quantile of 95 %. */
const Z = 1.96
/** With fewer boxes nothing is suggested. */
const LEAST_BOXES = 20

/** Share of `right` in `all` (at least 1), and between what it lies with 95 % (Wilson 1927); 0..1. */
export function shareRight(right: number, all: number): { share: number; low: number; high: number } {
  const share = right / all
  const weight = 1 + Z ** 2 / all
  const middle = (share + Z ** 2 / (2 * all)) / weight
  const reach = (Z / weight) * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2))
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/**
 * The threshold above `confidence` at which the fewest boxes would be mistaken: wrong ones that stay, right ones that are lost.
 * In whole hundredths; null when none is better than what is in force.
 */
export function betterThreshold(marks: readonly RoomMark[], confidence: number): number | null {
  if (marks.length < LEAST_BOXES) return null
  const mistakes = (threshold: number) => marks.filter(({ conf, right }) => right !== conf >= threshold).length
  let best = { threshold: confidence, mistakes: mistakes(confidence) }
  for (let percent = Math.ceil(confidence * 100) + 1; percent < 100; percent++) {
    const made = mistakes(percent / 100)
    if (made < best.mistakes) best = { threshold: percent / 100, mistakes: made }
  }
  return best.threshold === confidence ? null : best.threshold
}
