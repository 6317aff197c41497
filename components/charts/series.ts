import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'
import type { TickPoint } from './tick-series'

export type SeriesName = BehaviourCode | 'people'
export const SERIES: readonly SeriesName[] = [...BEHAVIOUR_ORDER, 'people']

/** Lines differ by pattern as well as by colour. */
export const DASHES: Record<SeriesName, 'solid' | 'dashed' | 'dotted'> = {
  u: 'solid',
  d: 'solid',
  c: 'dashed',
  b: 'dotted',
  p: 'solid',
  s: 'dashed',
  people: 'dotted',
}

export function seriesValue(point: TickPoint, name: SeriesName): number {
  return name === 'people' ? point.people : point.counts[name]
}
