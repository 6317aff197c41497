import type { BBox } from '../contract/frame'
import type { Anchor } from '../contract/zone'
import { bottomCentre, centre } from './box'
import type { Point } from './polygon'

/** The point of a box that is looked for in zones. */
export function anchorOf(box: BBox, anchor: Anchor): Point {
  return anchor === 'centre' ? centre(box) : bottomCentre(box)
}

/** From parts of a picture (0..1) to its pixels. */
export function toPixels(points: readonly Point[], { width, height }: { width: number; height: number }): Point[] {
  return points.map(({ x, y }) => ({ x: x * width, y: y * height }))
}
