/** When a timetable is open, and which period it is. Pure: the clock is given, the host's own zone does not matter. */
import type { Period, Timetable, Weekday } from '../../contract/schedule'
import { DAY_MS, instantOf, MINUTE_MS, wallOf } from './zone'

/** One period on one day: from its first to before its last moment, Unix ms. */
export type Span = { name: string; from: number; to: number }

/** As it is now; nothing changes before `untilMs`, but something need not change then. */
export type Opening = { open: boolean; untilMs: number }

type Hours = Pick<Period, 'from' | 'to'>

/** Days are counted since 1970-01-01, whatever the zone. */
export const dayOf = (date: string): number => Date.parse(date) / DAY_MS
export const dayAt = (timeZone: string, at: number): number => Math.floor(wallOf(timeZone, at) / DAY_MS)
export const weekdayOf = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** Minutes after the midnight before it begins; more than a day's when it ends on the next. */
export const endOf = ({ from, to }: Hours): number => minutesOf(to) + (minutesOf(to) <= minutesOf(from) ? 24 * 60 : 0)

/** What begins on this day: an exception's periods stand in place of the week's. */
export function periodsOn({ periods, exceptions }: Timetable, day: number): readonly (Hours & { name: string })[] {
  const other = exceptions.find(({ from, to }) => dayOf(from) <= day && day <= dayOf(to))
  return other ? other.periods : periods.filter(({ days }) => days.includes(weekdayOf(day)))
}

/** Quiet hours are quiet on exceptional days too. */
function quietOn({ quiet }: Timetable, day: number): readonly Hours[] {
  return quiet.filter(({ days }) => days.includes(weekdayOf(day)))
}

/** From the first time the clock shows the beginning to the last time it shows the end. */
export function spanOn(timeZone: string, day: number, hours: Hours & { name?: string }): Span {
  const wall = (minutes: number) => day * DAY_MS + minutes * MINUTE_MS
  return {
    name: hours.name ?? '',
    from: instantOf(timeZone, wall(minutesOf(hours.from)), 'first'),
    to: instantOf(timeZone, wall(endOf(hours)), 'last'),
  }
}

const holds = (spans: readonly Span[], at: number): boolean => spans.some(({ from, to }) => from <= at && at < to)

/** The days around `at` whose periods can run then: what begins the evening before, too. */
function around(timetable: Timetable, at: number): { day: number; open: Span[]; quiet: Span[] } {
  const { timeZone } = timetable
  const day = dayAt(timeZone, at)
  const spans = (on: (timetable: Timetable, day: number) => readonly Hours[]) =>
    [day - 1, day, day + 1].flatMap((each) => on(timetable, each).map((hours) => spanOn(timeZone, each, hours)))
  return { day, open: spans(periodsOn), quiet: spans(quietOn) }
}

/** Whether it is open. */
export function openingAt(timetable: Timetable, at: number): Opening {
  const { day, open, quiet } = around(timetable, at)
  const isOpen = (moment: number) => holds(open, moment) && !holds(quiet, moment)
  const now = isOpen(at)
  // Beyond the end of the next day, days that were not looked at have a say.
  const end = instantOf(timetable.timeZone, (day + 2) * DAY_MS, 'first')
  const changes = [...open, ...quiet]
    .flatMap(({ from, to }) => [from, to])
    .filter((moment) => moment > at && moment < end && isOpen(moment) !== now)
  return { open: now, untilMs: Math.min(end, ...changes) }
}

/** The same question for moments that follow each other: worked out again only when the answer can have changed. */
export function openings(timetable: Timetable): (at: number) => boolean {
  let known = { open: false, fromMs: 0, untilMs: 0 }
  return (at) => {
    // A clock that was set back asks about what is before.
    if (at < known.fromMs || at >= known.untilMs) known = { ...openingAt(timetable, at), fromMs: at }
    return known.open
  }
}

/** The period that runs, quiet or not: of several the one that began last; null between periods. */
export function periodAt(timetable: Timetable, at: number): Span | null {
  const running = around(timetable, at).open.filter((span) => holds([span], at))
  return running.sort((a, b) => b.from - a.from)[0] ?? null
}

/** The periods that run, quiet or not, at some moment from `from` to before `to`, a day at most; by their beginning. */
export function periodsWithin(timetable: Timetable, from: number, to: number): Span[] {
  const running = around(timetable, from).open.filter((span) => span.from < to && from < span.to)
  return running.sort((a, b) => a.from - b.from)
}

/** How far ahead is looked: a year, and what may be left of its holidays. */
const LOOK_AHEAD_DAYS = 400

/** When it next opens or closes; null when it does not within 400 days. */
export function nextChange(timetable: Timetable, at: number): number | null {
  const { open } = openingAt(timetable, at)
  for (let next = at; next < at + LOOK_AHEAD_DAYS * DAY_MS; ) {
    const state = openingAt(timetable, next)
    if (state.open !== open) return next
    next = state.untilMs
  }
  return null
}
