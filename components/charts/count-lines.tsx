'use client'
import type { EChartsOption } from 'echarts'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { cn } from '@/components/lib/cn'
import { INTERVAL_STOPS, intervalAt, stopOf } from '@/components/live/interval-scale'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { Slider } from '@/components/ui/slider'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import { BEHAVIOUR_COLOURS } from '@/server/contract/palette'
import { Chart } from './chart'
import { LineTable } from './line-table'
import { DASHES, SERIES, type SeriesName, seriesValue } from './series'
import { SeriesPicker } from './series-picker'
import { useChartTheme } from './use-chart-theme'
import { useTicks } from './use-ticks'

const HEIGHT = 240
const DEFAULT_MS = 1000

/** The last minutes of one camera's counts; how often a point comes and which lines are drawn is the reader's choice. */
export function CountLines({ cameraId, className }: { cameraId: string; className?: string }) {
  const t = useTranslations('charts')
  const locale = useLocale()
  const behaviours = useBehaviourNames()
  const theme = useChartTheme()
  const labelId = useId()
  const [stop, setStop] = useState(stopOf(DEFAULT_MS))
  const [ms, setMs] = useState(DEFAULT_MS)
  const [shown, setShown] = useState<readonly SeriesName[]>(SERIES)
  const points = useTicks(cameraId, ms)
  const names = useMemo(() => ({ ...behaviours, people: t('people') }), [behaviours, t])

  const option = useMemo<EChartsOption | null>(() => {
    if (!theme) return null
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
    return {
      animation: false,
      aria: { enabled: false },
      grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: theme.card,
        borderColor: theme.border,
        textStyle: { color: theme.foreground, fontSize: 12 },
        axisPointer: { label: { formatter: ({ value }) => time.format(Number(value)) } },
      },
      xAxis: {
        type: 'time',
        // An axis needs two moments.
        show: points.length > 1,
        axisLine: { lineStyle: { color: theme.border } },
        axisLabel: { color: theme.muted, fontSize: 11, hideOverlap: true, formatter: (at: number) => time.format(at) },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        axisLabel: { color: theme.muted, fontSize: 11 },
        splitLine: { lineStyle: { color: theme.border } },
      },
      series: SERIES.map((name) => {
        const colour = name === 'people' ? theme.foreground : BEHAVIOUR_COLOURS[name]
        return {
          id: name,
          name: names[name],
          type: 'line' as const,
          step: 'end' as const,
          showSymbol: false,
          sampling: 'max' as const,
          itemStyle: { color: colour },
          lineStyle: { color: colour, width: name === 'people' ? 1.5 : 2, type: DASHES[name] },
          data: shown.includes(name) ? points.map((point) => [point.timestamp, seriesValue(point, name)]) : [],
        }
      }),
    }
  }, [theme, names, points, shown, locale])

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
        <SeriesPicker names={names} shown={shown} setShown={setShown} />
        {option ? (
          <div className="relative">
            <Chart option={option} height={HEIGHT} label={t('lines.label')} />
            {points.length < 2 && (
              <p className="absolute inset-0 flex items-center justify-center text-[13px] text-muted-foreground">
                {t('lines.waiting')}
              </p>
            )}
          </div>
        ) : (
          <Skeleton style={{ height: HEIGHT }} />
        )}
        <LineTable points={points} order={['people', ...BEHAVIOUR_ORDER]} names={names} />
      </CardContent>
    </Card>
  )
}
