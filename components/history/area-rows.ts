/** Points of a history as rows of a stacked chart: a flat piece for each step, nothing where nothing was measured. Pure. */
import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'
import type { HistoryPoint, Measured } from '@/server/contract/history'

/** rest: people whom nobody's behaviour was told of, as by a model that finds people alone. */
export type Layer = BehaviourCode | 'unsure' | 'rest'
export const LAYERS: readonly Layer[] = [...BEHAVIOUR_ORDER, 'unsure', 'rest']

/** Unix ms, then how many people at once of each layer, in the order of LAYERS; null: not measured. */
export type AreaRow = [number, ...(number | null)[]]

export function toRows(points: readonly HistoryPoint[], stepMs: number): AreaRow[] {
  const rows: AreaRow[] = []
  points.forEach((point, i) => {
    const values = LAYERS.map((layer) => peopleOf(point, layer))
    rows.push([point.at, ...values])
    const end = point.at + stepMs
    if (points[i + 1]?.at === end) return
    rows.push([end, ...values], [end + 1, ...LAYERS.map(() => null)])
  })
  return rows
}

/** How many of those at once, on average. */
export function peopleOf(measured: Measured, layer: Layer): number {
  const { personSeconds, people } = measured
  return personSeconds === 0 ? 0 : (secondsOf(measured, layer) / personSeconds) * people
}

/** People times seconds. */
export function secondsOf({ personSeconds, unsureSeconds, behaviourSeconds }: Measured, layer: Layer): number {
  if (layer === 'unsure') return unsureSeconds
  if (layer !== 'rest') return behaviourSeconds[layer]
  const told = BEHAVIOUR_ORDER.reduce((sum, code) => sum + behaviourSeconds[code], unsureSeconds)
  // Sums are rounded: a little is nothing.
  return personSeconds - told > 1 ? personSeconds - told : 0
}

/** Layers with anybody in them. */
export function layersIn(all: readonly Measured[]): Layer[] {
  return LAYERS.filter((layer) => all.some((measured) => secondsOf(measured, layer) > 0))
}

/** Where fewer cameras measured than at other times: fewer people there need not be fewer people. Unix ms. */
export function partialSpans(points: readonly HistoryPoint[], stepMs: number): { from: number; to: number }[] {
  const most = Math.max(0, ...points.map(({ cameras }) => cameras))
  const spans: { from: number; to: number }[] = []
  for (const { at, cameras } of points) {
    if (cameras === most) continue
    const last = spans.at(-1)
    if (last?.to === at) last.to = at + stepMs
    else spans.push({ from: at, to: at + stepMs })
  }
  return spans
}
