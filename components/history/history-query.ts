/** Which days of which cameras, as the page's address holds it: links to share. Pure. */
import { z } from 'zod'
import { dayOf, weekdayOf } from '@/server/rules/schedule/opening'
import { DAY_MS, wallOf } from '@/server/rules/schedule/zone'

export const RANGES = ['day', 'week', 'month'] as const
export type Range = (typeof RANGES)[number]
/** `day`, YYYY-MM-DD, is one of the range's. */
export type Chosen = { range: Range; day: string; cameraId?: string; place?: string }

const fields = {
  range: z.enum(RANGES),
  day: z.iso.date(),
  camera: z.string().max(64),
  place: z.string().max(120),
}

/** What is not understood counts as not given. */
export function readChosen(params: URLSearchParams, today: string): Chosen {
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => schema.safeParse(params.get(name)).data
  const camera = read('camera', fields.camera)
  const place = read('place', fields.place)
  return {
    range: read('range', fields.range) ?? 'day',
    day: read('day', fields.day) ?? today,
    ...(camera ? { cameraId: camera } : place ? { place } : {}),
  }
}

/** The day is always in it: whoever gets the link sees the same one tomorrow. */
export function writeChosen({ range, day, cameraId, place }: Chosen): string {
  const entries = { day, ...(range !== 'day' && { range }), ...(cameraId ? { camera: cameraId } : place && { place }) }
  return new URLSearchParams(entries).toString()
}

/** First and last day: the day, its week from Monday, its month. */
export function daysOf({ range, day }: Pick<Chosen, 'range' | 'day'>): { from: string; to: string } {
  const at = dayOf(day)
  if (range === 'day') return { from: day, to: day }
  if (range === 'week') return { from: dateOf(at - weekdayOf(at) + 1), to: dateOf(at - weekdayOf(at) + 7) }
  const [year = 0, month = 1] = day.split('-').map(Number)
  return { from: dateOf(Date.UTC(year, month - 1, 1) / DAY_MS), to: dateOf(Date.UTC(year, month, 0) / DAY_MS) }
}

/** How many weeks hours are told of on a day's page. */
const WEEKS = 4

/** What hours of the week are told of: of a day alone there is only one each. */
export function weeksOf(chosen: Pick<Chosen, 'range' | 'day'>): { from: string; to: string } {
  const { day, range } = chosen
  return range === 'day' ? { from: dateOf(dayOf(day) - WEEKS * 7 + 1), to: day } : daysOf(chosen)
}

/** The range before (-1) or after (1). */
export function moved(chosen: Chosen, by: -1 | 1): Chosen {
  const { from, to } = daysOf(chosen)
  return { ...chosen, day: dateOf(by < 0 ? dayOf(from) - 1 : dayOf(to) + 1) }
}

/** @param now Unix ms */
export const todayIn = (zone: string, now: number): string =>
  dateOf(Math.floor(wallOf(zone, Math.floor(now / 1000) * 1000) / DAY_MS))

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
