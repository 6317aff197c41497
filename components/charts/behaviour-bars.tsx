'use client'
import type { EChartsOption } from 'echarts'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Counted } from '@/components/live/count-strip'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { Skeleton } from '@/components/ui/skeleton'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import { BEHAVIOUR_COLOURS } from '@/server/contract/palette'
import { Chart } from './chart'
import { useChartTheme } from './use-chart-theme'

const HEIGHT = 246
/** Instead of a number that nobody knows. */
const UNKNOWN = '–'

/**
 * How many people show each behaviour right now: six bars in the fixed order, and of how many it is not clear. Null: nothing
 * is known of right now.
 */
export function BehaviourBars({ counted }: { counted: Counted | null }) {
  const t = useTranslations('charts')
  const common = useTranslations('common')
  const names = useBehaviourNames()
  const theme = useChartTheme()
  // Only another figure makes another chart: pictures come far more often than counts change.
  const key = counted ? [...BEHAVIOUR_ORDER.map((code) => counted.counts[code]), counted.unsure].join(',') : ''
  const unsure = common('unsure')
  const option = useMemo<EChartsOption | null>(() => {
    if (!theme) return null
    const values = key === '' ? null : key.split(',').map(Number)
    return {
      animationDuration: 200,
      animationDurationUpdate: 150,
      aria: { enabled: false },
      grid: { left: 4, right: 34, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', min: 0, max: Math.max(5, ...(values ?? [])), minInterval: 1, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...BEHAVIOUR_ORDER.map((code) => names[code]), unsure],
        axisLine: { lineStyle: { color: theme.border } },
        axisTick: { show: false },
        axisLabel: { color: theme.foreground, fontSize: 12 },
      },
      series: [
        {
          id: 'counts',
          type: 'bar',
          barWidth: 16,
          data: [...BEHAVIOUR_ORDER, null].map((code, i) => ({
            value: values?.[i] ?? 0,
            itemStyle: { color: code ? BEHAVIOUR_COLOURS[code] : theme.muted, borderRadius: [0, 2, 2, 0] },
          })),
          showBackground: true,
          backgroundStyle: { color: theme.border, opacity: 0.35 },
          label: {
            show: true,
            position: 'right',
            color: theme.foreground,
            fontSize: 13,
            fontWeight: 600,
            formatter: values ? '{c}' : UNKNOWN,
          },
        },
      ],
    }
  }, [theme, names, unsure, key])

  if (!option) return <Skeleton style={{ height: HEIGHT }} />
  return (
    <>
      <Chart option={option} height={HEIGHT} label={t('bars.label')} />
      <table className="sr-only" data-testid="behaviour-counts">
        <caption>{t('bars.label')}</caption>
        <tbody>
          {BEHAVIOUR_ORDER.map((code) => (
            <tr key={code} data-behaviour={code}>
              <th scope="row">{names[code]}</th>
              <td>{counted?.counts[code] ?? UNKNOWN}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{unsure}</th>
            <td>{counted?.unsure ?? UNKNOWN}</td>
          </tr>
        </tbody>
      </table>
    </>
  )
}
