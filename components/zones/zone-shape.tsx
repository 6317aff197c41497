'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, PointerEvent } from 'react'
import { ZONE_COLOURS } from '@/server/contract/palette'
import { isArea, type Zone, type ZonePoint } from '@/server/contract/zone'
import { arrowAcross } from '@/server/overlay/arrow'
import { mayAdd } from './shape'

export type ShapeEvents = {
  /** The pointer goes down on it: on the whole, on a corner, or on the side after a corner. */
  grab(event: PointerEvent, part: { at: 'whole' } | { at: 'corner' | 'side'; index: number }): void
  key(event: KeyboardEvent, corner: number): void
}

type Props = {
  zone: Zone
  /** Of the picture, CSS px. */
  size: { width: number; height: number }
  selected: boolean
  /** It crosses itself. */
  wrong: boolean
  on: ShapeEvents
}

/** Half of the 44 px that a finger needs. */
const HIT = 22
const ARROW = 18

/** One area or line; corners and sides can be taken hold of when it is selected. */
export function ZoneShape({ zone, size, selected, wrong, on }: Props) {
  const colour = ZONE_COLOURS[zone.kind]
  const points = zone.points.map(({ x, y }) => ({ x: x * size.width, y: y * size.height }))
  const path = points.map(({ x, y }) => `${x},${y}`).join(' ')
  const Outline = isArea(zone) ? 'polygon' : 'polyline'
  const [first, second] = points as [ZonePoint, ZonePoint]
  const arrow = isArea(zone) ? null : arrowAcross(first, second, ARROW)
  const grabWhole = (event: PointerEvent) => on.grab(event, { at: 'whole' })
  return (
    <g data-zone={zone.id} data-selected={selected}>
      <Outline points={path} fill="none" stroke="black" strokeOpacity={0.5} strokeWidth={selected ? 5 : 4} />
      <Outline
        points={path}
        fill={isArea(zone) ? colour : 'none'}
        fillOpacity={selected ? 0.25 : 0.12}
        stroke={wrong ? '#ff3b30' : colour}
        strokeWidth={selected ? 2.5 : 2}
        strokeDasharray={wrong ? '6 4' : undefined}
        onPointerDown={grabWhole}
        className="cursor-move"
      />
      {arrow && <ArrowMark arrow={arrow} colour={colour} />}
      {!isArea(zone) && (
        <polyline
          points={path}
          fill="none"
          stroke="transparent"
          strokeWidth={HIT}
          onPointerDown={grabWhole}
          className="cursor-move"
        />
      )}
      <text
        x={first.x + 6}
        y={first.y + 16}
        fill={colour}
        stroke="black"
        strokeOpacity={0.7}
        strokeWidth={3}
        paintOrder="stroke"
        className="pointer-events-none text-xs font-semibold select-none"
      >
        {zone.name}
      </text>
      {selected &&
        mayAdd(zone) &&
        points.map((from, i) => <Side key={i} {...{ from, to: points[(i + 1) % points.length]!, index: i, on }} />)}
      {selected && points.map((at, i) => <Corner key={i} zone={zone} index={i} at={at} colour={colour} on={on} />)}
    </g>
  )
}

function ArrowMark({ arrow: { shaft, wings }, colour }: { arrow: ReturnType<typeof arrowAcross>; colour: string }) {
  const [foot, tip] = shaft
  const path = `M${foot.x},${foot.y} L${tip.x},${tip.y} M${wings.map(({ x, y }) => `${x},${y}`).join(' L')}`
  return (
    <>
      <path d={path} fill="none" stroke="black" strokeOpacity={0.5} strokeWidth={4} />
      <path d={path} fill="none" stroke={colour} strokeWidth={2} data-testid="arrow" />
    </>
  )
}

type SideProps = { from: ZonePoint; to: ZonePoint; index: number; on: ShapeEvents }

/** A click makes a corner, which can be dragged on at once; a dot in the middle says so. */
function Side({ from, to, index, on }: SideProps) {
  return (
    <g className="cursor-copy" onPointerDown={(event) => on.grab(event, { at: 'side', index })}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke="transparent" strokeWidth={HIT} data-side={index} />
      <circle
        cx={(from.x + to.x) / 2}
        cy={(from.y + to.y) / 2}
        r={3.5}
        fill="white"
        fillOpacity={0.85}
        stroke="black"
        strokeOpacity={0.6}
        className="pointer-events-none"
      />
    </g>
  )
}

type CornerProps = { zone: Zone; index: number; at: ZonePoint; colour: string; on: ShapeEvents }

function Corner({ zone, index, at, colour, on }: CornerProps) {
  const t = useTranslations('zones')
  const { x, y } = zone.points[index]!
  const percent = (value: number) => Math.round(value * 100)
  const label = t('corner', { number: index + 1, of: zone.points.length, x: percent(x), y: percent(y) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      data-corner={index}
      className="group cursor-grab outline-none"
      onPointerDown={(event) => on.grab(event, { at: 'corner', index })}
      onKeyDown={(event) => on.key(event, index)}
    >
      <circle cx={at.x} cy={at.y} r={HIT} fill="transparent" />
      <circle
        cx={at.x}
        cy={at.y}
        r={10}
        fill="none"
        stroke="white"
        strokeWidth={2}
        className="pointer-events-none opacity-0 group-focus-visible:opacity-100"
      />
      <circle cx={at.x} cy={at.y} r={6} fill={colour} stroke="black" strokeWidth={1.5} />
    </g>
  )
}
