/** Greedy non-maximum suppression, per class. */
import type { Candidates } from './candidates'

/** Only so many of the best candidates are compared: bounds the time of a frame full of noise. */
export const MAX_COMPARED = 2_000

/**
 * Indices of the candidates that stay, best first; equal scores keep the order of the tensor.
 * `iou` 1 or more suppresses nothing.
 */
export function nms(candidates: Candidates, iou: number, max: number): number[] {
  const order = byScore(candidates)
  if (iou >= 1) return order.slice(0, max)
  const { boxes, classIds } = candidates
  const kept: number[] = []
  for (const index of order.slice(0, MAX_COMPARED)) {
    if (kept.length >= max) break
    if (!kept.some((other) => classIds[other] === classIds[index] && overlap(boxes, index, other) > iou)) {
      kept.push(index)
    }
  }
  return kept
}

/** Candidate indices, highest score first, ties in their order. */
function byScore({ scores, count }: Candidates): number[] {
  return Array.from({ length: count }, (_, index) => index).sort((a, b) => scores[b]! - scores[a]! || a - b)
}

/** IoU of two candidates. */
function overlap(boxes: Float64Array, a: number, b: number): number {
  const i = a * 4
  const j = b * 4
  const width = Math.min(boxes[i + 2]!, boxes[j + 2]!) - Math.max(boxes[i]!, boxes[j]!)
  if (width <= 0) return 0
  const height = Math.min(boxes[i + 3]!, boxes[j + 3]!) - Math.max(boxes[i + 1]!, boxes[j + 1]!)
  if (height <= 0) return 0
  const shared = width * height
  return shared / (size(boxes, i) + size(boxes, j) - shared)
}

function size(boxes: Float64Array, at: number): number {
  return (boxes[at + 2]! - boxes[at]!) * (boxes[at + 3]! - boxes[at + 1]!)
}
