/** The filter of the desk in the page's address, so that a list can be shared and comes back with the back button. Pure. */
import { z } from 'zod'
import { RANGES, type RangeQuery } from '@/components/filter/range'
import { behaviourCode } from '@/server/contract/behaviours'
import { incidentState } from '@/server/contract/incident'
import { severity } from '@/server/contract/rule'
import type { IncidentFilter } from './incident-cache'

/** What the address holds; state `all` stands for none, nothing for `open`. */
export type FilterQuery = Omit<IncidentFilter, 'from' | 'to' | 'mine' | 'state'> &
  RangeQuery & { state: NonNullable<IncidentFilter['state']> | 'all'; mine: boolean }

export const NO_FILTER: FilterQuery = { state: 'open', mine: false, range: 'all' }

const moment = z.coerce.number().int().min(0)
const fields = {
  cameraId: z.string().max(64),
  place: z.string().max(120),
  ruleId: z.string().max(64),
  behaviour: behaviourCode,
  severity,
  lesson: z.string().max(40),
}

/** Reads an address; what is not understood counts as not given. */
export function readFilter(params: URLSearchParams): FilterQuery {
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const text = params.get(name)
    return text ? schema.safeParse(text).data : undefined
  }
  const range = read('range', z.enum(RANGES)) ?? 'all'
  return {
    state: read('state', z.enum(['open', 'all', ...incidentState.options])) ?? 'open',
    mine: params.get('mine') === '1',
    cameraId: read('cameraId', fields.cameraId),
    place: read('place', fields.place),
    ruleId: read('ruleId', fields.ruleId),
    behaviour: read('behaviour', fields.behaviour),
    severity: read('severity', fields.severity),
    lesson: read('lesson', fields.lesson),
    range,
    ...(range === 'custom' ? { from: read('from', moment), to: read('to', moment) } : {}),
  }
}

/** The query string for a filter, without what is not set; empty when nothing is. */
export function writeFilter({ state, mine, range, from, to, ...query }: FilterQuery): string {
  const all = {
    ...(state !== 'open' && { state }),
    ...(mine && { mine: 1 }),
    ...query,
    ...(range !== 'all' && { range }),
    ...(range === 'custom' && { from, to }),
  }
  const set = Object.entries(all).filter(([, value]) => value !== undefined)
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
}

/** How many of its filters are set beside state and mine: told where they are folded away. */
export function countFilters({
  state: _state,
  mine: _mine,
  range,
  from: _from,
  to: _to,
  ...query
}: FilterQuery): number {
  return Object.values(query).filter((value) => value !== undefined).length + (range === 'all' ? 0 : 1)
}
