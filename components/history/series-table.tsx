'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { HistorySeries } from '@/server/contract/history'
import { type Layer, peopleOf } from './area-rows'
import { FigureTable } from './figure-table'
import { useLayerNames } from './use-layers'

/** Rows for who reads the figures: spread over what was measured, not every step. */
const ROWS = 24

export function SeriesTable({ series, layers }: { series: HistorySeries; layers: readonly Layer[] }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const names = useLayerNames()
  const { points, zone } = series
  const every = Math.max(1, Math.ceil(points.length / ROWS))
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  return (
    <FigureTable
      caption={t('behaviour.label')}
      head={[t('time'), t('people'), ...layers.map((layer) => names[layer]), t('measuredMinutes'), t('cameras')]}
      rows={points
        .filter((_, i) => i % every === 0)
        .map((point) => ({
          key: String(point.at),
          cells: [
            format.dateTime(point.at, { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
            number(point.people),
            ...layers.map((layer) => number(peopleOf(point, layer))),
            number(point.seconds / 60),
            String(point.cameras),
          ],
        }))}
    />
  )
}
