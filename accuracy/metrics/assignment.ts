/** Which truth belongs to which found box of one frame: the best assignment as a whole (Hungarian algorithm). */
import { munkres } from 'munkres'
import type { BBox } from '../../server/contract/frame'
import { iou } from '../../server/geometry/box'

/** Scores that differ by less are equal: TrackEval subtracts the same from its thresholds. */
export const EPSILON = Number.EPSILON

/** IoU of each truth (row) with each found box (column). */
export function overlaps(truth: readonly { box: BBox }[], found: readonly { box: BBox }[]): number[][] {
  return truth.map((person) => found.map((object) => iou(person.box, object.box)))
}

/**
 * Row and column pairs with the highest sum of scores. As many pairs as the shorter side has, so pairs that score nothing
 * are among them: the caller leaves out what it does not want.
 */
export function assign(scores: readonly (readonly number[])[]): [row: number, column: number][] {
  if (scores.length === 0 || scores[0]?.length === 0) return []
  const highest = scores.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 0)
  return munkres(scores.map((row) => row.map((score) => highest - score)))
}

/** The best assignment by IoU among pairs that overlap at least `least`. */
export function matchBoxes(
  truth: readonly { box: BBox }[],
  found: readonly { box: BBox }[],
  least: number,
): [truth: number, found: number][] {
  const scores = overlaps(truth, found).map((row) => row.map((value) => (value >= least - EPSILON ? value : 0)))
  return assign(scores).filter(([row, column]) => scores[row]![column]! > 0)
}
