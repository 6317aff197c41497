/** What is written as JSON: one number a figure, with the project's aim where it has one. */

import type { MeasuredFilm } from './measure'
import { quantile } from './metrics/quantile'
import type { ModelMetrics } from './model'

type Description = { means: string; aim?: { atLeast: number } | { atMost: number } }

/** Of a film. */
export const FILM_FIGURES = {
  map50: { means: 'mean AP50 of the behaviours, COCO' },
  hota: { means: 'HOTA of the tracks' },
  idf1: { means: 'IDF1 of the tracks', aim: { atLeast: 0.95 } },
  id_switches_per_min: { means: 'identity switches per minute' },
  count_mae: { means: "mean error of a behaviour's count in a second, persons", aim: { atMost: 0.5 } },
  onset_s: { means: 'median delay of a change of behaviour, s', aim: { atMost: 1 } },
  carried_iou_200: { means: 'mean IoU of carried boxes, an inference every 200 ms' },
  carried_iou_600: { means: 'the same at 600 ms' },
  carried_iou_1000: { means: 'the same at 1,000 ms' },
  hota_600: { means: 'HOTA at 600 ms', aim: { atLeast: 0.82 } },
  hota_1000: { means: 'HOTA at 1,000 ms', aim: { atLeast: 0.8 } },
} as const satisfies Record<string, Description>

/** Of the model's training, copied. */
export const REAL_FIGURES = {
  'real.head_ap50': { means: 'real pictures: AP50 of any head', aim: { atLeast: 0.95 } },
  'real.down_ap50': { means: 'real pictures: AP50 of heads down', aim: { atLeast: 0.8 } },
  'real.up_ap50': { means: 'real pictures: AP50 of heads up', aim: { atLeast: 0.8 } },
} as const satisfies Record<keyof ModelMetrics, Description>

export type Row = { figure: string; value: number } & Description

/** prefix: of the film's figures in the JSON, "demo" for the demo film. */
export function figures(prefix: string, { scores, atIntervals }: MeasuredFilm, real: ModelMetrics): Row[] {
  const { map50, tracks, counts, onset } = scores
  const [usual, slow, slowest] = atIntervals
  const film: Record<keyof typeof FILM_FIGURES, number> = {
    map50,
    hota: tracks.hota,
    idf1: tracks.idf1,
    id_switches_per_min: tracks.switchesPerMinute,
    count_mae: counts.mean,
    onset_s: quantile(onset.delays, 0.5) / 1_000,
    carried_iou_200: usual?.carried.iou ?? Number.NaN,
    carried_iou_600: slow?.carried.iou ?? Number.NaN,
    carried_iou_1000: slowest?.carried.iou ?? Number.NaN,
    hota_600: slow?.tracks.hota ?? Number.NaN,
    hota_1000: slowest?.tracks.hota ?? Number.NaN,
  }
  return [...rows(`${prefix}.`, FILM_FIGURES, film), ...rows('', REAL_FIGURES, real)]
}

function rows<K extends string>(prefix: string, described: Record<K, Description>, values: Record<K, number>): Row[] {
  return (Object.keys(described) as K[]).map((name) => ({
    figure: `${prefix}${name}`,
    value: values[name],
    ...described[name],
  }))
}

/** Flat, rounded to what is worth comparing; null where nothing could be measured (no change was ever shown). */
export function toJson(all: readonly Row[]): Record<string, number | null> {
  return Object.fromEntries(
    all.map(({ figure, value }) => [figure, Number.isFinite(value) ? Number(value.toFixed(4)) : null]),
  )
}
