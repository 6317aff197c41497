/** Axis-aligned boxes, corners x1,y1 (top left) and x2,y2 (bottom right), any unit. Pure. */
import type { BBox } from '../contract/frame'

/** Area; 0 for a box without extent. */
export function area(box: BBox): number {
  return Math.max(0, box.x2 - box.x1) * Math.max(0, box.y2 - box.y1)
}

/** Area that both boxes share. */
export function intersection(a: BBox, b: BBox): number {
  const width = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1)
  const height = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1)
  return width > 0 && height > 0 ? width * height : 0
}

/** Intersection over union, 0..1; 0 when either box has no area. */
export function iou(a: BBox, b: BBox): number {
  const shared = intersection(a, b)
  return shared === 0 ? 0 : shared / (area(a) + area(b) - shared)
}

/** The part of the box inside 0..width, 0..height. */
export function clip(box: BBox, width: number, height: number): BBox {
  return {
    x1: clamp(box.x1, width),
    y1: clamp(box.y1, height),
    x2: clamp(box.x2, width),
    y2: clamp(box.y2, height),
  }
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max)
}

/** Corners from centre and size. */
export function fromCentre(cx: number, cy: number, width: number, height: number): BBox {
  return { x1: cx - width / 2, y1: cy - height / 2, x2: cx + width / 2, y2: cy + height / 2 }
}

export function centre(box: BBox): { x: number; y: number } {
  return { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 }
}

/** Where somebody stands, of whom it is the box. */
export function bottomCentre(box: BBox): { x: number; y: number } {
  return { x: (box.x1 + box.x2) / 2, y: box.y2 }
}

/** Every corner is a finite number and the box has area. */
export function isSane(box: BBox): boolean {
  return (
    Number.isFinite(box.x1) &&
    Number.isFinite(box.y1) &&
    Number.isFinite(box.x2) &&
    Number.isFinite(box.y2) &&
    box.x2 > box.x1 &&
    box.y2 > box.y1
  )
}
