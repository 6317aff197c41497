'use client'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { CountFigure } from '@/components/charts/count-figure'
import { isCounted } from '@/components/charts/series'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Callout } from '@/components/ui/callout'
import { Skeleton } from '@/components/ui/skeleton'
import { toPoints, windowOf } from './minute-points'

type Props = {
  cameraId: string
  /** The minute in question, Unix ms. */
  at: number
  /** Where a stretch ends; null: it is a moment. */
  until: number | null
  zone: string
}

/** What the camera counted around a moment, with the moment marked. */
export function MinuteChart({ cameraId, at, until, zone }: Props) {
  const t = useTranslations('reports.fact')
  const format = useFormatter()
  const errorText = useErrorText()
  const around = useMemo(() => windowOf(at, until), [at, until])
  const { data, error } = useQuery({
    queryKey: ['minutes', cameraId, around.from, around.to],
    queryFn: ({ signal }) => call('POST /api/counts/minutes', { cameraId, ...around }, signal),
    retry: false,
  })
  const points = useMemo(() => data && toPoints(data, around), [data, around])
  const marks = useMemo(() => (until === null ? [at] : [at, until]), [at, until])
  const time = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  if (error) return <Callout kind="warning">{errorText(error)}</Callout>
  if (!points) return <Skeleton className="h-60" />
  if (!points.some(isCounted)) {
    return <p className="rounded-md bg-muted px-3 py-4 text-sm text-muted-foreground">{t('noMinutes')}</p>
  }
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="text-xs text-muted-foreground">{t('chart', { time })}</figcaption>
      <CountFigure label={t('chartLabel', { time })} points={points} cursor={at} marks={marks} />
    </figure>
  )
}
