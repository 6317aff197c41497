'use client'
/** ECharts with only what we use, and the theme's colours. */
import type { EChartsOption } from 'echarts'
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import ReactEChartsCore from 'echarts-for-react/esm/core'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { cn } from '@/components/lib/cn'

echarts.use([
  BarChart,
  LineChart,
  GridComponent,
  TooltipComponent,
  MarkAreaComponent,
  AriaComponent,
  CanvasRenderer,
  SVGRenderer,
])

const AXIS = { xAxisIndex: 0 }

type Props = {
  option: EChartsOption
  height: number
  label: string
  /** Called with the place on the x axis that was clicked. */
  onPick?: ((x: number) => void) | undefined
  /** A place on the x axis that is marked; it moves without a new chart being drawn. */
  cursor?: number | undefined
  /** Places on the x axis with a mark at the top. */
  marks?: readonly number[] | undefined
  /** Drawn as SVG: sharp on paper, and its colours may be CSS variables. For charts that stand still. */
  vector?: boolean
}

/** Follows its container's width. The canvas has a text name; the figures belong in a table beside it. */
export function Chart({ option, height, label, onPick, cursor, marks, vector = false }: Props) {
  const [chart, setChart] = useState<echarts.ECharts | null>(null)
  useEffect(() => {
    if (!chart || chart.isDisposed() || !onPick) return
    const pick = ({ offsetX }: { offsetX: number }) => {
      const x = chart.convertFromPixel(AXIS, offsetX)
      if (Number.isFinite(x)) onPick(x)
    }
    chart.getZr().on('click', pick)
    return () => {
      if (!chart.isDisposed()) chart.getZr().off('click', pick)
    }
  }, [chart, onPick])
  return (
    <div role="img" aria-label={label} className="relative">
      <Drawing option={option} height={height} pointer={onPick !== undefined} vector={vector} onReady={setChart} />
      {chart && marks?.map((at) => <Placed key={at} chart={chart} at={at} className="top-0 h-3 w-0.5 bg-critical" />)}
      {chart && cursor !== undefined && <Placed chart={chart} at={cursor} className="top-3 bottom-6 w-px bg-primary" />}
    </div>
  )
}

type DrawingProps = {
  option: EChartsOption
  height: number
  pointer: boolean
  vector: boolean
  onReady: (chart: echarts.ECharts) => void
}

/** Left alone while only a cursor moves: it would compare all its points each time. */
const Drawing = memo(function Drawing({ option, height, pointer, vector, onReady }: DrawingProps) {
  const opts = useMemo(() => ({ renderer: vector ? ('svg' as const) : ('canvas' as const) }), [vector])
  const style = { height, ...(pointer && { cursor: 'pointer' }) }
  return (
    <ReactEChartsCore
      echarts={echarts}
      option={option}
      opts={opts}
      notMerge={vector}
      lazyUpdate
      style={style}
      onChartReady={onReady}
    />
  )
})

type PlacedProps = { chart: echarts.ECharts; at: number; className: string }

/** Something at a place on the x axis, wherever that is on the screen. */
const Placed = memo(function Placed({ chart, at, className }: PlacedProps) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chart.isDisposed()) return
    const place = () => {
      const x = chart.convertToPixel(AXIS, at)
      if (line.current) line.current.style.transform = `translateX(${Number.isFinite(x) ? x : -9}px)`
    }
    place()
    chart.on('finished', place)
    return () => {
      if (!chart.isDisposed()) chart.off('finished', place)
    }
  }, [chart, at])
  return <div ref={line} aria-hidden data-x={at} className={cn('pointer-events-none absolute left-0', className)} />
})
