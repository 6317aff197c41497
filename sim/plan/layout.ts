/** Where desks and seats stand. Metres; people look towards +z, the front wall; x = 0 is the middle; y is up. */
import type { Random } from './random'

export type Seat = {
  x: number
  z: number
  /** Height of the floor it stands on. */
  floor: number
  row: number
  /** The nearest aisle, when nobody else has to get up for it. */
  aisle: number | null
}

export type Desk = { x: number; z: number; floor: number; width: number; seats: number[] }

export type Layout = {
  kind: 'singles' | 'pairs' | 'benches'
  desks: Desk[]
  seats: Seat[]
  /** Every aisle, left to right. */
  aisles: number[]
  /** Half of the width that desks and outer aisles take. */
  halfWidth: number
  rows: number
  rowPitch: number
  /** How much higher each row stands than the one before it. */
  step: number
}

/** Where the first row sits, and from a seat to the middle of its desk. */
export const FIRST_ROW_Z = -1.15
export const DESK_OFFSET = 0.47

type Shape = { perDesk: number; seatPitch: number; columns: number; aisle: number; rows: number }

function shapeOf(kind: Layout['kind'], random: Random): Shape {
  const aisle = random.between(0.75, 1.05)
  if (kind === 'singles') {
    return { perDesk: 1, seatPitch: 0.72, columns: random.whole(5, 6), aisle: aisle * 0.78, rows: random.whole(5, 6) }
  }
  if (kind === 'pairs')
    return { perDesk: 2, seatPitch: 0.72, columns: random.whole(3, 4), aisle, rows: random.whole(4, 6) }
  const perDesk = random.whole(3, 5)
  return { perDesk, seatPitch: 0.64, columns: perDesk === 3 ? 3 : 2, aisle: aisle + 0.1, rows: random.whole(4, 6) }
}

/** Rows of desks with aisles between and beside the columns. */
export function planLayout(random: Random): Layout {
  const kind = random.weighted({ pairs: 5, singles: 2, benches: 4 })
  const shape = shapeOf(kind, random)
  const deskWidth = shape.perDesk * shape.seatPitch - 0.02
  const step = kind !== 'singles' && random.chance(0.25) ? random.between(0.12, 0.2) : 0
  const rowPitch = random.between(1.2, 1.42)
  const halfWidth = (shape.columns * deskWidth + (shape.columns + 1) * shape.aisle) / 2
  const aisles = Array.from(
    { length: shape.columns + 1 },
    (_, i) => -halfWidth + shape.aisle / 2 + i * (deskWidth + shape.aisle),
  )
  const layout: Layout = { kind, desks: [], seats: [], aisles, halfWidth, rows: shape.rows, rowPitch, step }
  for (let row = 0; row < shape.rows; row++) {
    for (let column = 0; column < shape.columns; column++) addDesk(layout, shape, row, column, deskWidth)
  }
  return layout
}

function addDesk(layout: Layout, shape: Shape, row: number, column: number, width: number): void {
  const [left, right] = [layout.aisles[column]!, layout.aisles[column + 1]!]
  const x = (left + right) / 2
  const z = FIRST_ROW_Z - row * layout.rowPitch
  const floor = row * layout.step
  const first = layout.seats.length
  for (let i = 0; i < shape.perDesk; i++) {
    const aisle = i === 0 ? left : i === shape.perDesk - 1 ? right : null
    layout.seats.push({ x: x + (i - (shape.perDesk - 1) / 2) * shape.seatPitch, z, floor, row, aisle })
  }
  layout.desks.push({ x, z: z + DESK_OFFSET, floor, width, seats: layout.seats.slice(first).map((_, i) => first + i) })
}

/** Height of the floor under z: flat in front, then stepped; soft enough to walk. */
export function floorAt(layout: Layout, z: number): number {
  if (layout.step === 0) return 0
  const at = (FIRST_ROW_Z + 0.75 - z) / layout.rowPitch
  const row = Math.floor(at)
  const edge = Math.min(1, Math.max(0, (at - row) / 0.25))
  const height = (r: number) => Math.min(Math.max(r, 0), layout.rows - 1) * layout.step
  return height(row - 1) + (height(row) - height(row - 1)) * edge
}
