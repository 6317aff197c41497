'use client'
import type { EChartsOption } from 'echarts'
import { useMemo } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { Chart } from './chart'
import { type ChartTheme, useChartTheme } from './use-chart-theme'

/** Of a row, and of what the chart has above and below them, px. */
const ROW = 34
const EDGES = 8
/** Instead of a number that nobody knows. */
const UNKNOWN = '–'

/** colour: of the theme when there is none of its own. */
export type CountRow = { key: string; name: string; count: number | null; colour?: string }

type Props = { rows: readonly CountRow[]; label: string; testId: string }

/** How many there are of each right now, a bar a row, and the same as a table for those who do not see it. */
export function CountBars({ rows, label, testId }: Props) {
  const theme = useChartTheme()
  const height = rows.length * ROW + EDGES
  // Only another figure makes another chart: pictures come far more often than counts change.
  const key = JSON.stringify(rows)
  const option = useMemo(() => (theme ? optionOf(JSON.parse(key) as CountRow[], theme) : null), [theme, key])
  if (!option) return <Skeleton style={{ height }} />
  return (
    <>
      <Chart option={option} height={height} label={label} />
      <table className="sr-only" data-testid={testId}>
        <caption>{label}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-behaviour={row.key}>
              <th scope="row">{row.name}</th>
              <td>{row.count ?? UNKNOWN}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function optionOf(rows: readonly CountRow[], theme: ChartTheme): EChartsOption {
  const known = rows.every(({ count }) => count !== null)
  return {
    animationDuration: 200,
    animationDurationUpdate: 150,
    aria: { enabled: false },
    grid: { left: 4, right: 34, top: 4, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.max(5, ...rows.map(({ count }) => count ?? 0)),
      minInterval: 1,
      show: false,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLine: { lineStyle: { color: theme.border } },
      axisTick: { show: false },
      axisLabel: { color: theme.foreground, fontSize: 12 },
    },
    series: [
      {
        id: 'counts',
        type: 'bar',
        barWidth: 16,
        data: rows.map(({ count, colour }) => ({
          value: count ?? 0,
          itemStyle: { color: colour ?? theme.muted, borderRadius: [0, 2, 2, 0] },
        })),
        showBackground: true,
        backgroundStyle: { color: theme.border, opacity: 0.35 },
        label: {
          show: true,
          position: 'right',
          color: theme.foreground,
          fontSize: 13,
          fontWeight: 600,
          formatter: known ? '{c}' : UNKNOWN,
        },
      },
    ],
  }
}
