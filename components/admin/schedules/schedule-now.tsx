'use client'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import type { Timetable } from '@/server/contract/schedule'
import { wallOf } from '@/server/rules/schedule/zone'
import { stateOf } from './schedule-state'

const EVERY_MS = 10_000
const DAY_MS = 86_400_000

/** What a schedule does now, and until when by its own clock. */
export function ScheduleNow({ timetable }: { timetable: Timetable }) {
  const t = useTranslations('schedules.now')
  const format = useFormatter()
  const now = useNow({ updateInterval: EVERY_MS }).getTime()
  const { kind, name, until } = stateOf(timetable, now)

  /** Today the time alone, within a week the day, else the date. */
  function untilText(at: number): string {
    const wall = wallOf(timetable.timeZone, at)
    const days = Math.floor(wall / DAY_MS) - Math.floor(wallOf(timetable.timeZone, now) / DAY_MS)
    const day =
      days === 0 ? {} : days < 7 ? { weekday: 'short' as const } : { month: 'short' as const, day: 'numeric' as const }
    return format.dateTime(wall, { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })
  }

  const open = kind === 'period' || kind === 'open' || kind === 'always'
  return (
    <span className="inline-flex min-w-0 items-baseline gap-1.5">
      <span
        aria-hidden
        className={cn('size-2 shrink-0 self-center rounded-full', open ? 'bg-success' : 'bg-muted-foreground/40')}
      />
      <span className="min-w-0">{t(kind, { name, until: until === null ? '' : untilText(until) })}</span>
    </span>
  )
}
