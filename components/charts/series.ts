import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'
import type { LinePoint, TickPoint } from './tick-series'

/** unsure: people of whom it is not clear what they do. With them, the lines add up to all people who do something. */
export type SeriesName = BehaviourCode | 'unsure' | 'people'
/** Drawn one over the other in this order. */
export const SERIES: readonly SeriesName[] = [...BEHAVIOUR_ORDER, 'unsure', 'people']

/** Lines differ by pattern as well as by colour. */
export const DASHES: Record<SeriesName, 'solid' | 'dashed' | 'dotted'> = {
  u: 'solid',
  d: 'solid',
  c: 'dashed',
  b: 'dotted',
  p: 'solid',
  s: 'dashed',
  unsure: 'dashed',
  people: 'dotted',
}

export function seriesValue(point: TickPoint, name: SeriesName): number {
  return name === 'people' || name === 'unsure' ? point[name] : point.counts[name]
}

export const isCounted = (point: LinePoint): point is TickPoint => point.counts !== null

/** Whether it was said what anybody does, if only that it is not clear. */
export function tellsBehaviours({ counts, unsure }: Pick<TickPoint, 'counts' | 'unsure'>): boolean {
  return unsure > 0 || BEHAVIOUR_ORDER.some((code) => counts[code] > 0)
}

const ALL: readonly SeriesName[] = ['people', ...BEHAVIOUR_ORDER, 'unsure']
const PEOPLE_ONLY: readonly SeriesName[] = ['people']

/** What the points tell, as a table has it: people alone where a model says nothing of what they do. */
export function seriesTold(points: readonly TickPoint[]): readonly SeriesName[] {
  return points.some(tellsBehaviours) || points.every(({ people }) => people === 0) ? ALL : PEOPLE_ONLY
}
