import type { EngineObject } from '../messages'

type Size = { width: number; height: number }

/**
 * What was found in one picture, in the pixels of another that shows the same: each side by itself, so that one which is squeezed fits
 * as well. Pure.
 */
export function scaleObjects(objects: readonly EngineObject[], from: Size, to: Size): EngineObject[] {
  const [x, y] = [to.width / from.width, to.height / from.height]
  return objects.map(({ box, keypoints, ...object }) => ({
    ...object,
    box: { x1: box.x1 * x, y1: box.y1 * y, x2: box.x2 * x, y2: box.y2 * y },
    ...(keypoints && { keypoints: keypoints.map((point) => ({ ...point, x: point.x * x, y: point.y * y })) }),
  }))
}
