import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'
import type { TickPoint } from './tick-series'

/** unsure: people of whom it is not clear what they do. With them, the lines add up to all people who do something. */
export type SeriesName = BehaviourCode | 'unsure' | 'people'
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
