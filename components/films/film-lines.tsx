'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { CountFigure } from '@/components/charts/count-figure'
import type { LinePoint } from '@/components/charts/tick-series'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
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
        <CountFigure
          label={t('label')}
          points={points}
          cursor={startsAt + atMs}
          marks={marked}
          onPick={(timestamp) => seek(timestamp - startsAt)}
        />
      </CardContent>
    </Card>
  )
}
