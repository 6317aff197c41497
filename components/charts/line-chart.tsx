'use client'
import type { EChartsOption } from 'echarts'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { Skeleton } from '@/components/ui/skeleton'
import { BEHAVIOUR_COLOURS } from '@/server/contract/palette'
import { Chart } from './chart'
import { DASHES, isCounted, SERIES, type SeriesName, seriesValue } from './series'
import type { LinePoint } from './tick-series'
import { useChartTheme } from './use-chart-theme'

const HEIGHT = 240

export type LineChartProps = {
  label: string
  points: readonly LinePoint[]
  shown: readonly SeriesName[]
  /** A moment that the reader clicked, ms. */
  onPick?: (timestamp: number) => void
  /** A moment that is marked, ms. */
  cursor?: number | undefined
  /** Moments with a mark at the top, ms. */
  marks?: readonly number[]
}

/** Counts over time: a line for each behaviour and one for all people. */
export function LineChart({ label, points, shown, onPick, cursor, marks }: LineChartProps) {
  const names = useSeriesNames()
  const theme = useChartTheme()
  const locale = useLocale()
  const option = useMemo<EChartsOption | null>(() => {
    if (!theme) return null
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
    // With no other line beside it, a line need not look unlike them.
    const alone = shown.length === 1
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
        const colour = name === 'people' ? theme.foreground : name === 'unsure' ? theme.muted : BEHAVIOUR_COLOURS[name]
        return {
          id: name,
          name: names[name],
          type: 'line' as const,
          step: 'end' as const,
          showSymbol: false,
          sampling: 'max' as const,
          itemStyle: { color: colour },
          lineStyle: {
            color: colour,
            width: name === 'people' && !alone ? 1.5 : 2,
            type: alone ? 'solid' : DASHES[name],
          },
          data: shown.includes(name) ? points.map((point) => [point.timestamp, pointValue(point, name)]) : [],
        }
      }),
    }
  }, [theme, names, points, shown, locale])
  if (!option) return <Skeleton style={{ height: HEIGHT }} />
  return <Chart option={option} height={HEIGHT} label={label} onPick={onPick} cursor={cursor} marks={marks} />
}

function pointValue(point: LinePoint, name: SeriesName): number | null {
  return isCounted(point) ? seriesValue(point, name) : null
}

/** Names of the lines in the reader's language. */
export function useSeriesNames(): Record<SeriesName, string> {
  const t = useTranslations('charts')
  const common = useTranslations('common')
  const behaviours = useBehaviourNames()
  return useMemo(() => ({ ...behaviours, unsure: common('unsure'), people: t('people') }), [behaviours, common, t])
}
