/** Rows of a film -> what is drawn and counted. Pure. */
import type { Counted } from '@/components/live/count-strip'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import type { FilmCounts, FilmIndex, FilmObject } from '@/server/contract/film'
import type { DrawnObject } from '@/server/overlay/draw'

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

export function countObjects(objects: readonly FilmObject[]): Counted {
  const said = objects.map((object) => object[7])
  const of = (wanted: FilmObject[7]) => said.filter((one) => one === wanted).length
  const counts = Object.fromEntries(BEHAVIOUR_ORDER.map((code) => [code, of(code)])) as Counted['counts']
  return { people: objects.length, counts, unsure: of('unsure') }
}

/** A second of the film. */
export function toCounted(row: NonNullable<FilmCounts[number]>): Counted {
  const [people, u, d, c, b, p, s, unsure] = row
  return { people, counts: { u, d, c, b, p, s }, unsure }
}
