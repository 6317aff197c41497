'use client'
import type { EChartsOption } from 'echarts'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '@/components/charts/chart'
import { periodOption, TOOLTIP } from '@/components/charts/period-option'
import type { HistoryZone, HistoryZones } from '@/server/contract/history'
import { FigureTable } from './figure-table'

const HEIGHT = 170
const COLOURS = ['var(--primary)', 'var(--warning)'] as const
type Point = HistoryZone['points'][number]
type Drawn = { name: string; of: (point: Point) => number }

/** An area's occupancy, or how often a line was crossed each way, over time. */
export function ZoneChart({ zone, period }: { zone: HistoryZone; period: HistoryZones }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const { points, kind } = zone
  const { zone: timeZone, from, to, stepMs } = period
  const drawn = useMemo<Drawn[]>(
    () =>
      kind === 'line'
        ? [
            { name: t('zones.forward'), of: ({ forward }) => forward },
            { name: t('zones.backward'), of: ({ backward }) => backward },
          ]
        : [
            { name: t('zones.average'), of: ({ people }) => people },
            { name: t('zones.most'), of: ({ most }) => most },
          ],
    [kind, t],
  )
  const option = useMemo<EChartsOption>(() => {
    return {
      ...periodOption({ zone: timeZone, from, to }, { ticks: { day: 8, more: 7 }, top: 8 }, format),
      tooltip: {
        ...TOOLTIP,
        axisPointer: { type: 'none' },
        formatter: (hovered) => {
          const index = (Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex
          const point = points[index ?? -1]
          if (!point) return ''
          const lines = drawn.map(
            ({ name, of }) => `${name}: ${format.number(of(point), { maximumFractionDigits: 1 })}`,
          )
          return [format.dateTime(point.at, { timeZone, dateStyle: 'medium', timeStyle: 'short' }), ...lines].join(
            '<br>',
          )
        },
      },
      series: drawn.map(({ name, of }, i) => ({
        id: name,
        name,
        type: 'bar' as const,
        // Beside each other in the middle of the step.
        barMaxWidth: 10,
        barGap: '10%',
        emphasis: { disabled: true },
        itemStyle: { color: COLOURS[i] ?? COLOURS[0] },
        data: points.map((point) => [point.at + stepMs / 2, of(point)]),
      })),
    }
  }, [points, drawn, timeZone, from, to, stepMs, format])
  const label = `${zone.name}: ${drawn.map(({ name }) => name).join(', ')}`
  return (
    <figure className="flex min-w-0 flex-col gap-1 print:break-inside-avoid">
      <figcaption className="flex flex-wrap items-center gap-x-3 text-[13px] font-medium">
        {zone.name}
        {drawn.map(({ name }, i) => (
          <span key={name} className="inline-flex items-center gap-1.5 text-xs font-normal text-muted-foreground">
            <span
              aria-hidden
              className="size-2.5 rounded-[2px] print:[print-color-adjust:exact]"
              style={{ background: COLOURS[i] }}
            />
            {name}
          </span>
        ))}
      </figcaption>
      <Chart option={option} height={HEIGHT} label={label} vector />
      <FigureTable
        caption={label}
        head={[t('time'), ...drawn.map(({ name }) => name), t('measuredMinutes')]}
        rows={points.map((point) => ({
          key: String(point.at),
          cells: [
            format.dateTime(point.at, { timeZone, dateStyle: 'short', timeStyle: 'short' }),
            ...drawn.map(({ of }) => format.number(of(point), { maximumFractionDigits: 1 })),
            format.number(point.seconds / 60, { maximumFractionDigits: 1 }),
          ],
        }))}
      />
    </figure>
  )
}
