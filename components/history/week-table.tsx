'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useWeekdayName } from '@/components/admin/schedules/use-weekday-name'
import { type HistoryWeek, isEnough } from '@/server/contract/history'
import { WEEKDAYS } from '@/server/contract/schedule'
import { type Layer, secondsOf } from './area-rows'
import { colourOfLayer } from './use-layers'

/** How many people at once, or the share of them who do something. */
export type Measure = 'people' | Layer
type Cell = HistoryWeek['cells'][number]

/** Hours are rows, so that it fits a phone; only those with something in them and what is between. */
export function WeekTable({ cells, measure }: { cells: readonly Cell[]; measure: Measure }) {
  const t = useTranslations('history')
  const weekday = useWeekdayName()
  const hours = cells.map(({ hour }) => hour)
  const first = Math.min(...hours)
  const rows = Array.from({ length: Math.max(...hours) - first + 1 }, (_, i) => first + i)
  const most = Math.max(...cells.map((cell) => figureOf(cell, measure) ?? 0))
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-[11px]">
      <caption className="sr-only">{t('week.title')}</caption>
      <thead className="text-muted-foreground">
        <tr>
          <th scope="col" className="w-12 font-medium">
            <span className="sr-only">{t('week.hour')}</span>
          </th>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" className="truncate font-medium">
              {weekday(day, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((hour) => (
          <tr key={hour}>
            <th scope="row" className="pr-1 text-right font-normal text-muted-foreground">
              {String(hour).padStart(2, '0')}:00
            </th>
            {WEEKDAYS.map((day) => (
              <HeatCell
                key={day}
                cell={cells.find((one) => one.hour === hour && one.weekday === day)}
                measure={measure}
                most={most}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HeatCell({ cell, measure, most }: { cell: Cell | undefined; measure: Measure; most: number }) {
  const t = useTranslations('history')
  const format = useFormatter()
  if (!cell) return <td className="h-6 rounded-sm bg-muted/40" />
  const value = figureOf(cell, measure)
  const ground = t('week.ground', {
    minutes: format.number(cell.seconds / 60, { maximumFractionDigits: 0 }),
    personMinutes: format.number(cell.personSeconds / 60, { maximumFractionDigits: 0 }),
  })
  if (value === null) {
    return (
      <td title={`${t('notEnough')}: ${ground}`} className="h-6 rounded-sm border border-dashed text-muted-foreground">
        –
      </td>
    )
  }
  const text =
    measure === 'people'
      ? format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
      : format.number(value, { style: 'percent' })
  const colour = measure === 'people' ? 'var(--primary)' : colourOfLayer(measure)
  const strength = most === 0 ? 0 : Math.round((0.06 + 0.5 * (value / most)) * 100)
  return (
    <td
      title={ground}
      className="h-6 rounded-sm print:[print-color-adjust:exact]"
      style={{ background: `color-mix(in srgb, ${colour} ${strength}%, var(--card))` }}
    >
      {text}
    </td>
  )
}

/** Null: too little was measured to tell. */
function figureOf(cell: Cell, measure: Measure): number | null {
  if (measure === 'people') return isEnough({ ...cell, personSeconds: Number.POSITIVE_INFINITY }) ? cell.people : null
  return isEnough(cell) ? secondsOf(cell, measure) / cell.personSeconds : null
}
