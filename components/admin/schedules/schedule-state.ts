/** What a schedule does now, and how its week is put together. Pure: the clock is given. */
import type { Period, ScheduleDraft, Timetable } from '@/server/contract/schedule'
import { endOf, minutesOf, nextChange, openingAt, periodAt } from '@/server/rules/schedule/opening'

export type ScheduleState = {
  kind: 'period' | 'open' | 'quiet' | 'closed' | 'always' | 'never'
  /** Of the period that runs. */
  name: string
  /** Unix ms; null when nothing changes. */
  until: number | null
}

/** `period`: one with a name runs, until it ends; else until the schedule itself opens or closes. */
export function stateOf(timetable: Timetable, now: number): ScheduleState {
  const { open } = openingAt(timetable, now)
  const until = nextChange(timetable, now)
  const period = periodAt(timetable, now)
  const name = period?.name ?? ''
  if (open && period && name) return { kind: 'period', name, until: Math.min(period.to, until ?? period.to) }
  if (open) return { kind: until === null ? 'always' : 'open', name, until }
  if (until === null) return { kind: 'never', name, until }
  return { kind: period ? 'quiet' : 'closed', name, until }
}

/** What a new form starts with: a school day, to be changed. */
export function newSchedule(timeZone: string, place: string): ScheduleDraft {
  return {
    name: '',
    place,
    lessons: false,
    timetable: { timeZone, periods: [nextPeriod([])], exceptions: [], quiet: [] },
  }
}

const clock = (minutes: number) =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** One more period: as long as the last one, after it, its number counted on. */
export function nextPeriod(periods: readonly Period[]): Period {
  const last = periods.at(-1)
  if (!last) return { name: '', days: [1, 2, 3, 4, 5], from: '08:00', to: '08:45' }
  const name = last.name.replace(/\d+(?=\D*$)/, (number) => String(Number(number) + 1))
  const lasts = endOf(last) - minutesOf(last.from)
  return { name, days: last.days, from: last.to, to: clock(minutesOf(last.to) + lasts) }
}

/** Parts of one day, minutes after midnight. */
export type Block = { name: string; day: number; from: number; to: number }

/** Where periods stand in a picture of the week, Monday first; what ends on the next day is two blocks. */
export function blocksOf(hours: readonly (Omit<Period, 'name'> & { name?: string })[]): Block[] {
  return hours.flatMap((period) =>
    period.days.flatMap((day) => {
      const [from, to] = [minutesOf(period.from), endOf(period)]
      const { name = '' } = period
      const blocks = [{ name, day: day - 1, from, to: Math.min(to, 24 * 60) }]
      return to > 24 * 60 ? [...blocks, { name, day: day % 7, from: 0, to: to - 24 * 60 }] : blocks
    }),
  )
}

/** The hours that a picture of the week has to show. */
export function hoursShown(blocks: readonly Block[]): { first: number; last: number } {
  if (blocks.length === 0) return { first: 8, last: 18 }
  const first = Math.floor(Math.min(...blocks.map(({ from }) => from)) / 60)
  return { first, last: Math.max(first + 4, Math.ceil(Math.max(...blocks.map(({ to }) => to)) / 60)) }
}
