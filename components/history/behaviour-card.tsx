'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { HistoryQuery, HistorySeries } from '@/server/contract/history'
import { AreaChart } from './area-chart'
import { layersIn, partialSpans } from './area-rows'
import { ChartCard } from './chart-card'
import { Legend } from './legend'
import { SeriesTable } from './series-table'
import { useHistory } from './use-history'

/** Behaviour over the days. */
export function BehaviourCard({ query }: { query: HistoryQuery }) {
  const t = useTranslations('history')
  const loaded = useHistory('POST /api/history/series', query)
  return (
    <ChartCard
      title={t('behaviour.title')}
      className="lg:col-span-2"
      query={loaded}
      empty={({ points }) => (points.length === 0 ? t('nothing') : null)}
    >
      {(series) => <Shown series={series} />}
    </ChartCard>
  )
}

function Shown({ series }: { series: HistorySeries }) {
  const t = useTranslations('history')
  const layers = useMemo(() => layersIn(series.points), [series.points])
  return (
    <figure className="flex flex-col gap-2">
      <Legend layers={layers} />
      <AreaChart series={series} layers={layers} />
      {partialSpans(series.points, series.stepMs).length > 0 && (
        <p className="text-xs text-muted-foreground">{t('behaviour.partial')}</p>
      )}
      <SeriesTable series={series} layers={layers} />
    </figure>
  )
}
