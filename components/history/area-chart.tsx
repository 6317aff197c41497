'use client'
import type { EChartsOption } from 'echarts'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '@/components/charts/chart'
import { axisMoments } from '@/components/charts/time-axis'
import type { HistorySeries } from '@/server/contract/history'
import { LAYERS, type Layer, partialSpans, toRows } from './area-rows'
import { colourOfLayer, useLayerNames } from './use-layers'

const HEIGHT = 260
const DAY_MS = 86_400_000

/** People at once by behaviour, one on top of the other; empty where nothing was measured. */
export function AreaChart({ series, layers }: { series: HistorySeries; layers: readonly Layer[] }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const names = useLayerNames()
  const option = useMemo<EChartsOption>(() => {
    const { points, stepMs, zone, from, to } = series
    const rows = toRows(points, stepMs)
    const oneDay = to - from < 1.5 * DAY_MS
    const moments = axisMoments(zone, { from, to }, oneDay ? 12 : 10)
    const tick = (at: number) =>
      format.dateTime(at, {
        timeZone: zone,
        ...(oneDay ? { timeStyle: 'short' } : { day: 'numeric', month: 'numeric' }),
      })
    const moment = (at: number) => format.dateTime(at, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' })
    const line = { lineStyle: { color: 'var(--border)' } }
    return {
      animation: false,
      aria: { enabled: false },
      grid: { left: 4, right: 14, top: 10, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: 'var(--popover)',
        borderColor: 'var(--border)',
        textStyle: { color: 'var(--foreground)', fontSize: 12 },
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
      xAxis: {
        type: 'time',
        min: from,
        max: to,
        axisLine: line,
        axisTick: { customValues: moments, ...line },
        axisLabel: {
          customValues: moments,
          color: 'var(--muted-foreground)',
          fontSize: 11,
          hideOverlap: true,
          formatter: (at: number) => tick(at),
        },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        axisLabel: { color: 'var(--muted-foreground)', fontSize: 11 },
        splitLine: { lineStyle: { color: 'var(--border)' } },
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
