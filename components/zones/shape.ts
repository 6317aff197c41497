/** Changes of an area or a line while it is drawn; every change is a new one. Points in parts of the picture (0..1). Pure. */
import { type Area, isArea, type Line, MAX_CORNERS, type Zone, type ZonePoint } from '@/server/contract/zone'

/** A tenth of a pixel of the widest picture is finer than any hand. */
const GRID = 10_000
const rounded = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * GRID) / GRID
export const toPoint = ({ x, y }: ZonePoint): ZonePoint => ({ x: rounded(x), y: rounded(y) })

export function moveCorner<Z extends Zone>(zone: Z, index: number, to: ZonePoint): Z {
  return { ...zone, points: zone.points.map((point, i) => (i === index ? toPoint(to) : point)) }
}

/** As a whole: keeps its form and stays inside. */
export function moveAll<Z extends Zone>(zone: Z, by: ZonePoint): Z {
  const held = (axis: 'x' | 'y') => {
    const values = zone.points.map((point) => point[axis])
    return Math.min(1 - Math.max(...values), Math.max(-Math.min(...values), by[axis]))
  }
  const [x, y] = [held('x'), held('y')]
  return { ...zone, points: zone.points.map((point) => toPoint({ x: point.x + x, y: point.y + y })) }
}

export const mayAdd = (zone: Zone): zone is Area => isArea(zone) && zone.points.length < MAX_CORNERS
export const mayRemove = (zone: Zone): zone is Area => isArea(zone) && zone.points.length > 3

/** After the corner `index`: on the side that goes from there. */
export function addCorner(area: Area, index: number, at: ZonePoint): Area {
  return { ...area, points: area.points.toSpliced(index + 1, 0, toPoint(at)) }
}

export function removeCorner(area: Area, index: number): Area {
  return { ...area, points: area.points.toSpliced(index, 1) }
}

export const flip = (line: Line): Line => ({ ...line, points: [line.points[1], line.points[0]] })

export const middle = (a: ZonePoint, b: ZonePoint): ZonePoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/**
 * Where a corner settles that is let go here: on the edge of the picture, on a corner of something else, or level with one
 * of its neighbours.
 * @param reach how near that must be, in parts of the width and of the height
 */
export function snap(
  at: ZonePoint,
  others: readonly ZonePoint[],
  level: readonly ZonePoint[],
  reach: ZonePoint,
): ZonePoint {
  const near = (a: ZonePoint) => Math.abs(a.x - at.x) <= reach.x && Math.abs(a.y - at.y) <= reach.y
  const corner = others.find(near)
  if (corner) return corner
  const along = (axis: 'x' | 'y') => {
    const lines = [0, 1, ...level.map((point) => point[axis])]
    return lines.find((value) => Math.abs(value - at[axis]) <= reach[axis]) ?? at[axis]
  }
  return { x: along('x'), y: along('y') }
}
