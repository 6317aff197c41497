'use client'
import type { EChartsOption } from 'echarts'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '@/components/charts/chart'
import { periodOption, TOOLTIP } from '@/components/charts/period-option'
import { FigureTable } from '@/components/history/figure-table'
import type { TrialResult } from '@/server/contract/trial'

const HEIGHT = 150
const DAY_MS = 86_400_000

/** Firings by day, or by hour, with what nobody saw in grey. */
export function TrialChart({ result }: { result: TrialResult }) {
  const t = useTranslations('rules.trial')
  const format = useFormatter()
  const { steps, zone, from, to, gaps } = result
  const [first] = steps
  const byDay = first !== undefined && first.to - first.from > DAY_MS / 2
  const option = useMemo<EChartsOption>(() => {
    const moment = (at: number) => momentText(format, { at, zone, byDay })
    return {
      ...periodOption({ zone, from, to }, { ticks: { day: 8, more: 7 }, top: 8 }, format),
      tooltip: {
        ...TOOLTIP,
        axisPointer: { type: 'none' },
        formatter: (hovered) => {
          const step = steps[(Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? -1]
          if (!step) return ''
          const minutes = format.number(step.seconds / 60, { maximumFractionDigits: 0 })
          return [moment(step.from), t('count', { count: step.count }), t('looked', { minutes })].join('<br>')
        },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          emphasis: { disabled: true },
          itemStyle: { color: 'var(--primary)' },
          data: steps.map((step) => [(step.from + step.to) / 2, step.count]),
          markArea: {
            silent: true,
            itemStyle: { color: 'var(--muted-foreground)', opacity: 0.16 },
            data: gaps.map((gap) => [{ xAxis: gap.from }, { xAxis: gap.to }]) as never[],
          },
        },
      ],
    }
  }, [steps, zone, from, to, gaps, byDay, format, t])
  const label = t(byDay ? 'byDay' : 'byHour')
  const told = steps.filter(({ count }) => byDay || count > 0)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Chart option={option} height={HEIGHT} label={label} vector />
      {gaps.length > 0 && (
        <p className="flex items-center gap-1.5 text-xs text-muted-foreground">
          <span aria-hidden className="size-2.5 rounded-[2px] bg-muted-foreground/30" />
          {t('gaps')}
        </p>
      )}
      <FigureTable
        caption={label}
        head={[t('when'), t('times'), t('minutes')]}
        rows={told.map((step) => ({
          key: String(step.from),
          cells: [
            momentText(format, { at: step.from, zone, byDay }),
            format.number(step.count),
            format.number(Math.round(step.seconds / 60)),
          ],
        }))}
      />
    </div>
  )
}

function momentText(
  format: ReturnType<typeof useFormatter>,
  { at, zone, byDay }: { at: number; zone: string; byDay: boolean },
): string {
  return format.dateTime(at, { timeZone: zone, dateStyle: 'medium', ...(!byDay && { timeStyle: 'short' }) })
}
