/** Limbs between the 17 COCO keypoints. */
import type { Keypoint } from '../contract/frame'
import type { Placed } from './contain'
import type { Pen } from './pen'

/** Below this score a keypoint is a guess and not drawn. */
const MIN_SCORE = 0.3

const LIMBS: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, 2],
  [1, 3],
  [2, 4],
  [5, 6],
  [5, 7],
  [7, 9],
  [6, 8],
  [8, 10],
  [5, 11],
  [6, 12],
  [11, 12],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
]

export function drawSkeleton(pen: Pen, keypoints: readonly Keypoint[], picture: Placed, colour: string): void {
  const points = keypoints.map(({ x, y, score }) =>
    score < MIN_SCORE ? null : { x: picture.x + x * picture.scale, y: picture.y + y * picture.scale },
  )
  pen.strokeStyle = colour
  pen.fillStyle = colour
  pen.globalAlpha = 0.85
  pen.lineWidth = 1.5
  pen.beginPath()
  for (const [from, to] of LIMBS) {
    const a = points[from]
    const b = points[to]
    if (!a || !b) continue
    pen.moveTo(a.x, a.y)
    pen.lineTo(b.x, b.y)
  }
  pen.stroke()
  for (const point of points) if (point) pen.fillRect(point.x - 1.5, point.y - 1.5, 3, 3)
  pen.globalAlpha = 1
}
