/** What charts over a period have in common: axes, lines and what is told beside the pointer. */
import type { EChartsOption } from 'echarts'
import type { useFormatter } from 'next-intl'
import { axisMoments } from './time-axis'

const DAY_MS = 86_400_000

export const TOOLTIP = {
  trigger: 'axis',
  confine: true,
  backgroundColor: 'var(--popover)',
  borderColor: 'var(--border)',
  textStyle: { color: 'var(--foreground)', fontSize: 12 },
} as const

type Period = { zone: string; from: number; to: number }

/**
 * Counts of a period of a zone's clocks; days of it by their date, one day by its hours.
 * @param ticks names on the axis of time at most, of one day and of more
 * @param top above the highest value, px
 */
export function periodOption(
  { zone, from, to }: Period,
  { ticks, top }: { ticks: { day: number; more: number }; top: number },
  format: ReturnType<typeof useFormatter>,
) {
  const oneDay = to - from < 1.5 * DAY_MS
  const moments = axisMoments(zone, { from, to }, oneDay ? ticks.day : ticks.more)
  const line = { lineStyle: { color: 'var(--border)' } }
  return {
    animation: false,
    aria: { enabled: false },
    grid: { left: 4, right: 14, top, bottom: 4, containLabel: true },
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
        formatter: (at: number) =>
          format.dateTime(at, {
            timeZone: zone,
            ...(oneDay ? { timeStyle: 'short' } : { day: 'numeric', month: 'numeric' }),
          }),
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
  } satisfies EChartsOption
}
