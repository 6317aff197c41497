/** Aspect-preserving resize with padding around it, and its inverse. */
import type { BBox } from '../../contract/frame'
import { clip } from '../../geometry/box'

/** A source picture placed at x, y with width x height inside a dst canvas. All pixels, all integers. */
export type Letterbox = {
  srcWidth: number
  srcHeight: number
  dstWidth: number
  dstHeight: number
  x: number
  y: number
  width: number
  height: number
}

/**
 * Fits a source into a canvas, centred. The picture's width is a multiple of `widthMultiple` (scalers write whole
 * blocks straight into the tensor), so the two axes may scale by slightly different factors: the inverse uses both.
 */
export function letterbox(
  srcWidth: number,
  srcHeight: number,
  dstWidth: number,
  dstHeight: number,
  widthMultiple = 32,
): Letterbox {
  const scale = Math.min(dstWidth / srcWidth, dstHeight / srcHeight)
  const blocks = Math.max(1, Math.round((srcWidth * scale) / widthMultiple))
  const width = Math.min(dstWidth, blocks * widthMultiple)
  const height = Math.min(dstHeight, Math.max(1, Math.round(srcHeight * scale)))
  const x = Math.floor((dstWidth - width) / 2)
  const y = Math.floor((dstHeight - height) / 2)
  return { srcWidth, srcHeight, dstWidth, dstHeight, x, y, width, height }
}

export function toSourceX(x: number, lb: Letterbox): number {
  return ((x - lb.x) * lb.srcWidth) / lb.width
}

export function toSourceY(y: number, lb: Letterbox): number {
  return ((y - lb.y) * lb.srcHeight) / lb.height
}

/** A box in canvas pixels to source pixels, clipped to the source frame. */
export function toSource(box: BBox, lb: Letterbox): BBox {
  return clip(
    { x1: toSourceX(box.x1, lb), y1: toSourceY(box.y1, lb), x2: toSourceX(box.x2, lb), y2: toSourceY(box.y2, lb) },
    lb.srcWidth,
    lb.srcHeight,
  )
}
