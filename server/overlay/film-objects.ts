/** Rows of a film or a clip -> what is drawn. Pure. */
import type { FilmIndex, FilmObject } from '../contract/film'
import type { DrawnObject } from './draw'

export function toDrawn(
  [id, label, conf, x1, y1, x2, y2, said, predicted, ...points]: FilmObject,
  labels: FilmIndex['labels'],
): DrawnObject {
  const [, class_name = ''] = labels[label] ?? []
  const unsure = said === 'unsure'
  return {
    ...{ id, class_name, conf, bbox: { x1, y1, x2, y2 }, predicted: predicted === 1 },
    behavior: said === null || unsure ? null : { code: said },
    ...(unsure && { unsure: true as const }),
    ...(points.length > 0 && { keypoints: toPoints(points) }),
  }
}

function toPoints(values: readonly number[]) {
  return Array.from({ length: Math.floor(values.length / 3) }, (_, n) => {
    const [x = 0, y = 0, score = 0] = values.slice(3 * n)
    return { x, y, score }
  })
}
