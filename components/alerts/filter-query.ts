/** The alert filter in the page's address, so that a list can be shared and comes back with the back button. Pure. */
import { z } from 'zod'
import { alertState } from '@/server/contract/alert'
import { behaviourCode } from '@/server/contract/behaviours'
import { severity } from '@/server/contract/rule'
import type { AlertFilter } from './alert-cache'

export const RANGES = ['all', 'hour', 'today', 'week', 'custom'] as const
export type Range = (typeof RANGES)[number]
const HOUR_MS = 3_600_000

/** What the address holds. A range is relative to now, so that a kept address stays useful; custom has its own ends. */
export type FilterQuery = Omit<AlertFilter, 'from' | 'to'> & { range: Range; from?: number; to?: number }

const moment = z.coerce.number().int().min(0)
const fields = { cameraId: z.string().max(64), behaviour: behaviourCode, state: alertState, severity }

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

/** @param now Unix ms; today begins at midnight of the zone the code runs in */
export function resolveRange({ range, from, to, ...rest }: FilterQuery, now: number): AlertFilter {
  switch (range) {
    case 'all':
      return rest
    case 'hour':
      return { ...rest, from: now - HOUR_MS }
    case 'today':
      return { ...rest, from: new Date(now).setHours(0, 0, 0, 0) }
    case 'week':
      return { ...rest, from: now - 7 * 24 * HOUR_MS }
    case 'custom':
      return { ...rest, from, to }
  }
}

/** Unix ms <-> the value of <input type="datetime-local">, in the zone the code runs in. */
export function toLocalInput(at: number | undefined): string {
  if (at === undefined) return ''
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
export function fromLocalInput(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isFinite(at) ? at : undefined
}
