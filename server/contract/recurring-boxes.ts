/** Boxes that are seen at the same place again and again: in an empty room, things that are taken for people. Pure. */
import { iou } from '../geometry/box'
import type { BBox } from './frame'

/** Boxes that overlap more (IoU) are of the same thing. */
const SAME = 0.4

export type Recurring = {
  /** Mean of its boxes. */
  box: BBox
  /** In how many pictures. */
  seen: number
}

/** pictures: the boxes of each, any unit. The most frequent first. */
export function recurringBoxes(pictures: readonly (readonly BBox[])[]): Recurring[] {
  const found: Recurring[] = []
  for (const boxes of pictures) {
    const taken = new Set<Recurring>()
    for (const box of boxes) {
      const same = found.find((one) => !taken.has(one) && iou(one.box, box) > SAME)
      if (same) {
        same.box = mean(same.box, box, same.seen)
        same.seen++
        taken.add(same)
      } else {
        const first = { box, seen: 1 }
        found.push(first)
        taken.add(first)
      }
    }
  }
  return found.sort((a, b) => b.seen - a.seen)
}

function mean(before: BBox, box: BBox, count: number): BBox {
  const side = (key: keyof BBox) => (before[key] * count + box[key]) / (count + 1)
  return { x1: side('x1'), y1: side('y1'), x2: side('x2'), y2: side('y2') }
}
