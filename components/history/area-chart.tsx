'use client'
import type { EChartsOption } from 'echarts'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '@/components/charts/chart'
import { periodOption, TOOLTIP } from '@/components/charts/period-option'
import type { HistorySeries } from '@/server/contract/history'
import { LAYERS, type Layer, partialSpans, toRows } from './area-rows'
import { colourOfLayer, useLayerNames } from './use-layers'

const HEIGHT = 260

/** People at once by behaviour, one on top of the other; empty where nothing was measured. */
export function AreaChart({ series, layers }: { series: HistorySeries; layers: readonly Layer[] }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const names = useLayerNames()
  const option = useMemo<EChartsOption>(() => {
    const { points, stepMs, zone, from, to } = series
    const rows = toRows(points, stepMs)
    const moment = (at: number) => format.dateTime(at, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' })
    return {
      ...periodOption({ zone, from, to }, { ticks: { day: 12, more: 10 }, top: 10 }, format),
      tooltip: {
        ...TOOLTIP,
        axisPointer: { lineStyle: { color: 'var(--muted-foreground)' } },
        formatter: (hovered) => {
          const at = Number((Array.isArray(hovered) ? hovered[0] : hovered)?.value?.[0 as never])
          const point = points.findLast((one) => one.at <= at && at <= one.at + stepMs)
          if (!point) return ''
          const people = format.number(point.people, { maximumFractionDigits: 1 })
          const lines = layers.map((layer) => {
            const value = rows.find(([start]) => start === point.at)?.[LAYERS.indexOf(layer) + 1] ?? 0
            return `${names[layer]}: ${format.number(value, { maximumFractionDigits: 1 })}`
          })
          const minutes = format.number(point.seconds / 60, { maximumFractionDigits: 1 })
          return [moment(point.at), t('tip', { people, minutes, cameras: point.cameras }), ...lines].join('<br>')
        },
      },
      series: layers.map((layer) => ({
        id: layer,
        name: names[layer],
        type: 'line' as const,
        stack: 'people',
        showSymbol: false,
        silent: true,
        emphasis: { disabled: true },
        lineStyle: { width: 0 },
        itemStyle: { color: colourOfLayer(layer) },
        areaStyle: { color: colourOfLayer(layer), opacity: 0.9 },
        data: rows.map((row) => [row[0], row[LAYERS.indexOf(layer) + 1] ?? null]),
        ...(layer === layers[0] && {
          markArea: {
            silent: true,
            itemStyle: { color: 'var(--muted-foreground)', opacity: 0.14 },
            data: partialSpans(points, stepMs).map((span) => [{ xAxis: span.from }, { xAxis: span.to }]) as never[],
          },
        }),
      })),
    }
  }, [series, layers, names, format, t])
  return <Chart option={option} height={HEIGHT} label={t('behaviour.label')} vector />
}
