'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { type Zone, type ZonePoint, zone as zoneSchema } from '@/server/contract/zone'
import { followPointer } from './follow-pointer'
import { addCorner, mayAdd, mayRemove, middle, moveAll, moveCorner, removeCorner, snap } from './shape'
import { ZoneShape } from './zone-shape'

type Props = {
  zones: readonly Zone[]
  selected: string | null
  onSelect: (id: string | null) => void
  /** key: changes of one key are one step. */
  onChange: (zone: Zone, key: string | null) => void
  /** Takes the last step back. */
  onUndo: () => void
}

/** How near something a corner snaps to it, CSS px. */
const REACH = 8
const DOUBLE_MS = 350

const ARROWS: Record<string, [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Areas and lines over the picture that this fills, with mouse, finger or keyboard. */
export function ZoneCanvas({ zones, selected, onSelect, onChange, onUndo }: Props) {
  const t = useTranslations('zones')
  const ref = useRef<SVGSVGElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const drags = useRef(0)
  const lastDown = useRef({ corner: '', at: 0 })

  useEffect(() => {
    const svg = ref.current
    if (!svg) return
    const measure = () => setSize({ width: svg.clientWidth, height: svg.clientHeight })
    measure()
    const resize = new ResizeObserver(measure)
    resize.observe(svg)
    // A finger that takes hold of something does not move the page; `touch-action` would not do for parts of a drawing.
    const hold = (event: TouchEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-zone]')) event.preventDefault()
    }
    svg.addEventListener('touchstart', hold, { passive: false })
    return () => {
      resize.disconnect()
      svg.removeEventListener('touchstart', hold)
    }
  }, [])

  const parts = (dx: number, dy: number): ZonePoint => ({ x: dx / size.width, y: dy / size.height })

  function settle(zone: Zone, index: number, to: ZonePoint): ZonePoint {
    const others = zones.filter(({ id }) => id !== zone.id).flatMap(({ points }) => [...points])
    const { length } = zone.points
    const level = [zone.points[(index + 1) % length]!, zone.points[(index + length - 1) % length]!]
    return snap(to, others, level, parts(REACH, REACH))
  }

  /** added: the corner is new, so that taking it back takes it away. */
  function dragCorner(event: PointerEvent, zone: Zone, index: number, key: string, added = false): void {
    const from = zone.points[index]!
    let moved = added
    followPointer(
      event,
      (dx, dy, free) => {
        const by = parts(dx, dy)
        const to = { x: from.x + by.x, y: from.y + by.y }
        onChange(moveCorner(zone, index, free ? to : settle(zone, index, to)), key)
        moved = true
      },
      () => moved && onUndo(),
    )
  }

  function dragWhole(event: PointerEvent, zone: Zone, key: string): void {
    let moved = false
    followPointer(
      event,
      (dx, dy) => {
        onChange(moveAll(zone, parts(dx, dy)), key)
        moved = true
      },
      () => moved && onUndo(),
    )
  }

  /** Of two in quick succession on one corner, with whatever pointer. */
  function isSecond({ timeStamp }: PointerEvent, corner: string): boolean {
    const { corner: before, at } = lastDown.current
    lastDown.current = { corner, at: timeStamp }
    return corner !== '' && corner === before && timeStamp - at < DOUBLE_MS
  }

  function grab(
    event: PointerEvent,
    zone: Zone,
    part: { at: 'whole' } | { at: 'corner' | 'side'; index: number },
  ): void {
    if (event.button !== 0) return
    event.stopPropagation()
    onSelect(zone.id)
    if (
      isSecond(event, part.at === 'corner' ? `${zone.id} ${part.index}` : '') &&
      part.at === 'corner' &&
      mayRemove(zone)
    ) {
      onChange(removeCorner(zone, part.index), null)
      return
    }
    const key = `drag ${++drags.current}`
    if (part.at === 'corner') dragCorner(event, zone, part.index, key)
    else if (part.at === 'side' && mayAdd(zone)) {
      const { left, top } = ref.current!.getBoundingClientRect()
      const next = addCorner(zone, part.index, parts(event.clientX - left, event.clientY - top))
      onChange(next, key)
      dragCorner(event, next, part.index + 1, key, true)
    } else dragWhole(event, zone, key)
  }

  function key(event: KeyboardEvent, zone: Zone, index: number): void {
    const way = ARROWS[event.key]
    if (way) {
      const { x, y } = zone.points[index]!
      const step = event.shiftKey ? 10 : 1
      const by = parts(way[0] * step, way[1] * step)
      onChange(moveCorner(zone, index, { x: x + by.x, y: y + by.y }), `keys ${zone.id} ${index}`)
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && mayRemove(zone)) {
      onChange(removeCorner(zone, index), null)
    } else if ((event.key === 'Insert' || event.key === '+') && mayAdd(zone)) {
      const next = zone.points[(index + 1) % zone.points.length]!
      onChange(addCorner(zone, index, middle(zone.points[index]!, next)), null)
    } else if (event.key === 'Escape') {
      onSelect(null)
    } else return
    event.preventDefault()
  }

  const ordered = [...zones].sort((a, b) => Number(a.id === selected) - Number(b.id === selected))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing
    <svg
      ref={ref}
      role="group"
      aria-label={t('canvas')}
      data-testid="zone-canvas"
      className="absolute inset-0 size-full overflow-visible"
      onPointerDown={() => onSelect(null)}
    >
      {size.width > 0 &&
        ordered.map((zone) => (
          <ZoneShape
            key={zone.id}
            zone={zone}
            size={size}
            selected={zone.id === selected}
            wrong={zoneSchema.safeParse({ ...zone, name: 'x' }).success === false}
            on={{
              grab: (event, part) => grab(event, zone, part),
              key: (event, corner) => key(event, zone, corner),
            }}
          />
        ))}
    </svg>
  )
}
