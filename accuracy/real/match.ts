/** Which found box belongs to which head. */
import type { BBox } from '../../server/contract/frame'
import { centre, iou } from '../../server/geometry/box'
import { assign, matchBoxes } from '../metrics/assignment'
import { SAME_PERSON } from '../metrics/ignored'

type Boxed = { box: BBox }
export type Pairs = [head: number, found: number][]

/** Wider than so many heads a box says "somebody is about here" and no more. */
const WIDEST = 4

/**
 * By centre: sets draw heads tightly or with the shoulders, and a head whose centre lies in a box less than 4 heads
 * wide was found. One box a head; as many pairs as can be, among equals those that overlap most.
 */
export function matchCentres(heads: readonly Boxed[], found: readonly Boxed[]): Pairs {
  const scores = heads.map((head) =>
    found.map((one) => (holds(one.box, head.box) ? 1 + iou(head.box, one.box) / (2 * heads.length) : 0)),
  )
  return assign(scores).filter(([head, one]) => scores[head]![one]! > 0)
}

/** By overlap, IoU 0.5 as everywhere. */
export const matchOverlaps = (heads: readonly Boxed[], found: readonly Boxed[]): Pairs =>
  matchBoxes(heads, found, SAME_PERSON)

function holds(box: BBox, head: BBox): boolean {
  return inside(box, centre(head)) && box.x2 - box.x1 < WIDEST * (head.x2 - head.x1)
}

export function inside(box: BBox, { x, y }: { x: number; y: number }): boolean {
  return x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2
}
