/** The alert filter in the page's address, so that a list can be shared and comes back with the back button. Pure. */
import { z } from 'zod'
import { RANGES, type RangeQuery } from '@/components/filter/range'
import { alertState } from '@/server/contract/alert'
import { behaviourCode } from '@/server/contract/behaviours'
import { severity } from '@/server/contract/rule'
import type { AlertFilter } from './alert-cache'

/** What the address holds. */
export type FilterQuery = Omit<AlertFilter, 'from' | 'to'> & RangeQuery

const moment = z.coerce.number().int().min(0)
const fields = {
  cameraId: z.string().max(64),
  behaviour: behaviourCode,
  state: alertState,
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
    cameraId: read('cameraId', fields.cameraId),
    behaviour: read('behaviour', fields.behaviour),
    state: read('state', fields.state),
    severity: read('severity', fields.severity),
    lesson: read('lesson', fields.lesson),
    range,
    ...(range === 'custom' ? { from: read('from', moment), to: read('to', moment) } : {}),
  }
}

/** The query string for a filter, without what is not set; empty when nothing is. */
export function writeFilter(query: FilterQuery): string {
  const entries = Object.entries(query).filter(([name, value]) => {
    if (value === undefined || (name === 'range' && value === 'all')) return false
    return query.range === 'custom' || (name !== 'from' && name !== 'to')
  })
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()
}
