/** What is written as JSON: one number a figure, with the project's aim where it has one. */
import { quantile } from './metrics/quantile'
import type { ModelMetrics } from './model'
import type { Scores } from './score'

type Description = { means: string; aim?: { atLeast: number } | { atMost: number } }

/** Of a film. */
export const FILM_FIGURES = {
  map50: { means: 'mean AP50 of the behaviours, COCO' },
  hota: { means: 'HOTA of the tracks' },
  idf1: { means: 'IDF1 of the tracks', aim: { atLeast: 0.95 } },
  id_switches_per_min: { means: 'identity switches per minute' },
  count_mae: { means: "mean error of a behaviour's count in a second, persons", aim: { atMost: 0.5 } },
  onset_s: { means: 'median delay of a change of behaviour, s', aim: { atMost: 1 } },
} as const satisfies Record<string, Description>

/** Of the model's training, copied. */
export const REAL_FIGURES = {
  'real.head_ap50': { means: 'real pictures: AP50 of any head', aim: { atLeast: 0.95 } },
  'real.down_ap50': { means: 'real pictures: AP50 of heads down', aim: { atLeast: 0.8 } },
  'real.up_ap50': { means: 'real pictures: AP50 of heads up', aim: { atLeast: 0.8 } },
} as const satisfies Record<keyof ModelMetrics, Description>

export type Row = { figure: string; value: number } & Description

/** prefix: of the film's figures in the JSON, "demo" for the demo film. */
export function figures(prefix: string, { map50, tracks, counts, onset }: Scores, real: ModelMetrics): Row[] {
  const film: Record<keyof typeof FILM_FIGURES, number> = {
    map50,
    hota: tracks.hota,
    idf1: tracks.idf1,
    id_switches_per_min: tracks.switchesPerMinute,
    count_mae: counts.mean,
    onset_s: quantile(onset.delays, 0.5) / 1_000,
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
