'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { LineChart, type LinePoint, useSeriesNames } from '@/components/charts/line-chart'
import { LineTable } from '@/components/charts/line-table'
import { SERIES, type SeriesName } from '@/components/charts/series'
import { SeriesPicker } from '@/components/charts/series-picker'
import type { TickPoint } from '@/components/charts/tick-series'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import type { FilmCounts, FilmView } from '@/server/contract/film'
import { toCounted } from './count-objects'

type Props = {
  film: FilmView
  counts: FilmCounts
  /** Moments that are marked, ms. */
  marks: readonly number[]
  atMs: number
  seek: (atMs: number) => void
}

/** What was counted over the time of the film; a click goes there. */
export function FilmLines({ film, counts, marks, atMs, seek }: Props) {
  const t = useTranslations('films.lines')
  const names = useSeriesNames()
  const [shown, setShown] = useState<readonly SeriesName[]>(SERIES)
  const { id, startsAt } = film
  const points = useMemo(
    () =>
      counts.map((row, second): LinePoint => {
        const timestamp = startsAt + second * 1000
        return row ? { timestamp, ...toCounted(row) } : { timestamp, counts: null }
      }),
    [counts, startsAt],
  )
  const marked = useMemo(() => [...new Set(marks)].map((at) => startsAt + at), [marks, startsAt])
  const counted = useMemo(() => points.filter((point): point is TickPoint => point.counts !== null), [points])
  return (
    <Card className="min-w-0">
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-2 py-1.5">
        <CardTitle className="py-1.5">{t('title')}</CardTitle>
        <Button asChild variant="outline" size="sm">
          <a href={`/api/films/${encodeURIComponent(id)}/counts.csv`} download>
            <Download aria-hidden />
            {t('csv')}
          </a>
        </Button>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        <SeriesPicker names={names} shown={shown} setShown={setShown} />
        <LineChart
          label={t('label')}
          points={points}
          shown={shown}
          cursor={startsAt + atMs}
          marks={marked}
          onPick={(timestamp) => seek(timestamp - startsAt)}
        />
        <LineTable points={counted} order={['people', ...BEHAVIOUR_ORDER, 'unsure']} names={names} />
      </CardContent>
    </Card>
  )
}
