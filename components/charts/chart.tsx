'use client'
/** ECharts with only what we use, and the theme's colours. */
import type { EChartsOption } from 'echarts'
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import ReactEChartsCore from 'echarts-for-react/esm/core'

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer])

type Props = { option: EChartsOption; height: number; label: string }

/** Follows its container's width. The canvas has a text name; the figures belong in a table beside it. */
export function Chart({ option, height, label }: Props) {
  return (
    <div role="img" aria-label={label}>
      <ReactEChartsCore echarts={echarts} option={option} notMerge={false} lazyUpdate style={{ height }} />
    </div>
  )
}
