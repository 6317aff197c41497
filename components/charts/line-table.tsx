'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type SeriesName, seriesValue } from './series'
import type { TickPoint } from './tick-series'

/** Rows a table reader gets: spread over the window, not every tick. */
const ROWS = 12

type Props = { points: readonly TickPoint[]; order: readonly SeriesName[]; names: Record<SeriesName, string> }

/** The line chart's figures as a table, for those who cannot see the lines or want the numbers. */
export function LineTable({ points, order, names }: Props) {
  const t = useTranslations('charts')
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
  const every = Math.max(1, Math.ceil(points.length / ROWS))
  const rows = points.filter((_, i) => (points.length - 1 - i) % every === 0).reverse()
  return (
    <details className="text-xs">
      <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">{t('lines.table')}</summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-right">
          <thead className="text-muted-foreground">
            <tr>
              <th scope="col" className="py-1 pr-3 text-left font-medium">
                {t('time')}
              </th>
              {order.map((name) => (
                <th key={name} scope="col" className="py-1 pl-3 font-medium whitespace-nowrap">
                  {names[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((point) => (
              <tr key={point.timestamp} className="border-t">
                <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                  {time.format(point.timestamp)}
                </th>
                {order.map((name) => (
                  <td key={name} className="py-1 pl-3">
                    {seriesValue(point, name)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
