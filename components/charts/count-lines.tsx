'use client'
import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { cn } from '@/components/lib/cn'
import { INTERVAL_STOPS, intervalAt, stopOf } from '@/components/live/interval-scale'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Slider } from '@/components/ui/slider'
import { CountFigure } from './count-figure'
import { withGaps, withStored } from './tick-series'
import { useRecent } from './use-recent'
import { useTicks } from './use-ticks'

const DEFAULT_MS = 1000

/** The last minutes of one camera's counts; how often a point comes is the reader's choice. */
export function CountLines({ cameraId, className }: { cameraId: string; className?: string }) {
  const t = useTranslations('charts')
  const labelId = useId()
  const [stop, setStop] = useState(stopOf(DEFAULT_MS))
  const [ms, setMs] = useState(DEFAULT_MS)
  const stored = useRecent(cameraId)
  const ticks = useTicks(cameraId, ms)
  const points = useMemo(() => withStored(stored, ticks), [stored, ticks])
  const drawn = useMemo(() => withGaps(points), [points])

  return (
    <Card className={cn('min-w-0', className)}>
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-x-6 gap-y-0 py-1.5">
        <CardTitle className="py-1.5">{t('lines.title')}</CardTitle>
        <div className="flex items-center gap-3 text-xs text-muted-foreground">
          <span id={labelId}>{t('lines.interval')}</span>
          <Slider
            aria-labelledby={labelId}
            aria-valuetext={t('lines.every', { ms: intervalAt(stop) })}
            className="w-32"
            min={0}
            max={INTERVAL_STOPS.length - 1}
            value={[stop]}
            onValueChange={([value = 0]) => setStop(value)}
            onValueCommit={([value = 0]) => setMs(intervalAt(value))}
          />
          <span className="min-w-16 text-right text-foreground">{t('lines.ms', { ms: intervalAt(stop) })}</span>
        </div>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        <CountFigure label={t('lines.label')} points={drawn}>
          {points.length < 2 && (
            <p className="absolute inset-0 flex items-center justify-center text-[13px] text-muted-foreground">
              {t('lines.waiting')}
            </p>
          )}
        </CountFigure>
      </CardContent>
    </Card>
  )
}
