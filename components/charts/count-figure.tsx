'use client'
import { type ReactNode, useMemo, useState } from 'react'
import { LineChart, type LineChartProps, useSeriesNames } from './line-chart'
import { LineTable } from './line-table'
import { isCounted, SERIES, type SeriesName, seriesTold } from './series'
import { SeriesPicker } from './series-picker'

type Props = Omit<LineChartProps, 'shown'> & {
  /** Over the chart. */
  children?: ReactNode
}

/** Counts over time: the legend, whose entries switch lines on and off, the lines, and their figures as a table. */
export function CountFigure({ children, ...chart }: Props) {
  const names = useSeriesNames()
  const [shown, setShown] = useState<readonly SeriesName[]>(SERIES)
  const { points } = chart
  const counted = useMemo(() => points.filter(isCounted), [points])
  const told = useMemo(() => seriesTold(counted), [counted])
  const single = told.length === 1
  return (
    <>
      {!single && <SeriesPicker names={names} shown={shown} setShown={setShown} />}
      <div className="relative">
        <LineChart {...chart} shown={single ? told : shown} />
        {children}
      </div>
      <LineTable points={counted} order={told} names={names} />
    </>
  )
}
