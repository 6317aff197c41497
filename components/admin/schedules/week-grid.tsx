'use client'
import { useTranslations } from 'next-intl'
import { type Timetable, WEEKDAYS } from '@/server/contract/schedule'
import { blocksOf, hoursShown } from './schedule-state'
import { useWeekdayName } from './use-weekday-name'

const HOUR_PX = 28

/** The week as a picture: periods as blocks, quiet hours hatched over them. What it shows is in the fields beside it. */
export function WeekGrid({ timetable: { periods, quiet } }: { timetable: Pick<Timetable, 'periods' | 'quiet'> }) {
  const t = useTranslations('schedules')
  const dayName = useWeekdayName()
  const open = blocksOf(periods)
  const silent = blocksOf(quiet)
  const { first, last } = hoursShown([...open, ...silent])
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const place = ({ from, to }: { from: number; to: number }) => ({
    top: ((from - first * 60) / 60) * HOUR_PX,
    height: Math.max(2, ((to - from) / 60) * HOUR_PX - 1),
  })
  return (
    <div role="img" aria-label={t('picture', { count: periods.length })} className="text-[11px] text-muted-foreground">
      <div className="grid grid-cols-[2.25rem_repeat(7,minmax(0,1fr))]">
        <span />
        {WEEKDAYS.map((day) => (
          <span key={day} className="truncate pb-1 text-center">
            {dayName(day, 'short')}
          </span>
        ))}
      </div>
      <div
        className="relative grid grid-cols-[2.25rem_repeat(7,minmax(0,1fr))]"
        style={{ height: (last - first) * HOUR_PX }}
      >
        {hours.map((hour) => (
          <span
            key={hour}
            className="pointer-events-none absolute inset-x-0 border-t border-border/60 tabular-nums"
            style={{ top: (hour - first) * HOUR_PX }}
          >
            <span className="absolute -top-2 left-0 bg-card pr-1">{String(hour % 24).padStart(2, '0')}:00</span>
          </span>
        ))}
        <span />
        {WEEKDAYS.map((day) => (
          <div key={day} className="relative border-l border-border/60">
            {open
              .filter((block) => block.day === day - 1)
              .map((block) => (
                <span
                  key={`${block.from} ${block.to} ${block.name}`}
                  className="absolute inset-x-px overflow-hidden rounded-sm bg-primary/15 px-1 leading-tight text-foreground ring-1 ring-primary/25 ring-inset"
                  style={place(block)}
                >
                  {block.name}
                </span>
              ))}
            {silent
              .filter((block) => block.day === day - 1)
              .map((block) => (
                <span
                  key={`${block.from} ${block.to}`}
                  className="absolute inset-x-px rounded-sm bg-[repeating-linear-gradient(135deg,var(--color-muted-foreground)_0_1px,var(--color-card)_1px_6px)] opacity-70"
                  style={place(block)}
                />
              ))}
          </div>
        ))}
      </div>
    </div>
  )
}
