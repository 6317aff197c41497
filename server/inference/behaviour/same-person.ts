/** Whether two boxes with behaviour are one person whom the model found twice. */
import type { BBox } from '../../contract/frame'
import { area, centre, intersection, iou } from '../../geometry/box'

/**
 * The head inside head and shoulders: data sets box one or the other, and a model that learned both may give both. Their
 * IoU is far below that of doubles. Nearly all of the inner one, at least so wide, and where a head is: in the middle of
 * the outer one and at its top. Somebody farther back shows above whoever is before them, or aside. Shares of the outer
 * box but for INSIDE, of the inner one. Chosen on the real rooms, checked on the demo films (docs/benchmarks.md).
 */
const INSIDE = 0.85
const LEAST_WIDTH = 0.35
const OFF_MIDDLE = 0.2
const BELOW_TOP = 0.2

/** overlap: IoU from which on two boxes are one person anyhow. */
export function samePerson(a: BBox, b: BBox, overlap: number): boolean {
  if (iou(a, b) > overlap) return true
  return area(a) < area(b) ? isHeadOf(a, b) : isHeadOf(b, a)
}

function isHeadOf(head: BBox, person: BBox): boolean {
  const [width, height] = [person.x2 - person.x1, person.y2 - person.y1]
  return (
    intersection(head, person) >= INSIDE * area(head) &&
    head.x2 - head.x1 >= LEAST_WIDTH * width &&
    Math.abs(centre(head).x - centre(person).x) <= OFF_MIDDLE * width &&
    head.y1 - person.y1 <= BELOW_TOP * height
  )
}
