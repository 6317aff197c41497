/** Tables and chairs of a place. Metres; turn 0 looks towards +z, as people do; x and z are the middle on the floor. */
import { DESK_OFFSET } from '../layout'
import type { Random } from '../random'
import type { Room } from '../room'
import type { VenueKind } from './kind'

export const CHAIR_STYLES = ['school', 'shell', 'high', 'headrest', 'mesh', 'padded'] as const
export type ChairStyle = (typeof CHAIR_STYLES)[number]

export type Chair = { x: number; z: number; turn: number; style: ChairStyle; colour: string }
export type Table = { x: number; z: number; turn: number; width: number; depth: number; screen: 'none' | 'on' | 'off' }
export type Seating = { tables: Table[]; chairs: Chair[]; deskColour: string }

const COLOURS = [
  '#1d1f23',
  '#2b3038',
  '#3b5f8f',
  '#274b7d',
  '#7a3434',
  '#4a4d52',
  '#8a8d90',
  '#c9c6bd',
  '#3f6a4f',
  '#b5834f',
]
const DESKS = ['#d9d4c8', '#c79a63', '#e9e7e2', '#8c6a48', '#b9bcbc', '#6b5a4a', '#efeeea']
/** How far from a wall nothing stands. */
const MARGIN = 0.8

export function planSeating(kind: VenueKind, room: Room, random: Random): Seating {
  const style = random.weighted<ChairStyle>(
    kind === 'classroom' || kind === 'exam'
      ? { school: 4, shell: 4, padded: 1, high: 1, headrest: 0.5, mesh: 0.5 }
      : { school: 0.5, shell: 1.5, padded: 3, high: 3, headrest: 3, mesh: 3 },
  )
  const colour = random.pick(COLOURS)
  const seating: Seating = { tables: [], chairs: [], deskColour: random.pick(DESKS) }
  // An office collects its chairs over the years.
  const mixed = random.chance(kind === 'office' ? 0.5 : 0.12)
  const chair = (x: number, z: number, turn: number) => {
    seating.chairs.push({
      x,
      z,
      turn: turn + random.between(-0.12, 0.12),
      style: mixed ? random.pick(CHAIR_STYLES) : style,
      colour: mixed ? random.pick(COLOURS) : colour,
    })
  }
  if (kind === 'meeting') meeting(seating, room, random, chair)
  else if (kind !== 'corridor') rows(kind, seating, room, random, chair)
  return seating
}

type AddChair = (x: number, z: number, turn: number) => void

/** One long table, seats on both sides and at its ends. */
function meeting({ tables }: Seating, room: Room, random: Random, chair: AddChair): void {
  const pitch = 0.75
  const most = Math.floor((2 * (room.x1 - MARGIN) - 1) / pitch)
  const along = Math.max(2, Math.min(most, random.whole(2, 5)))
  const depth = random.between(1, 1.5)
  const width = along * pitch + 0.3
  const z = (room.z0 + room.z1) / 2 + random.between(-0.8, 0.8)
  const x = random.between(-0.25, 0.25)
  tables.push({ x, z, turn: 0, width, depth, screen: 'none' })
  const reach = depth / 2 + 0.24
  for (let i = 0; i < along; i++) {
    const at = x + (i - (along - 1) / 2) * pitch
    chair(at, z - reach, 0)
    chair(at, z + reach, Math.PI)
  }
  if (random.chance(0.6)) chair(x - width / 2 - 0.24, z, Math.PI / 2)
  if (random.chance(0.6)) chair(x + width / 2 + 0.24, z, -Math.PI / 2)
}

/** Rows of tables; in labs with screens, in offices two rows face each other. */
function rows(kind: VenueKind, { tables, chairs }: Seating, room: Room, random: Random, chair: AddChair): void {
  const office = kind === 'office'
  const pitch =
    kind === 'exam' ? random.between(1.3, 1.7) : office ? random.between(1.3, 1.6) : random.between(0.85, 1.2)
  const between = office ? 1.9 : kind === 'exam' ? random.between(1.4, 1.8) : random.between(1.35, 1.7)
  const screens = kind === 'lab' ? random.between(0.7, 1) : office ? random.between(0.6, 1) : 0
  const on = random.between(0.1, 0.9)
  const facesBack = kind === 'lab' && random.chance(0.3)
  const width = kind === 'exam' ? 0.7 : Math.min(pitch - 0.02, office ? 1.5 : 1.2)
  const half = room.x1 - MARGIN
  const aisle = random.between(-0.4, 0.4) * half
  for (
    let z = room.z1 - 2, row = 0;
    z > room.z0 + MARGIN && chairs.length < 40;
    z -= row % 2 && office ? 1.55 : between, row++
  ) {
    const turn = (office && row % 2 === 0) || facesBack ? Math.PI : 0
    const forward = turn === 0 ? 1 : -1
    for (let x = -half + pitch / 2; x <= half - pitch / 2 + 0.01; x += pitch) {
      if (Math.abs(x - aisle) < 0.55 || random.chance(0.06)) continue
      const screen = random.chance(screens) ? (random.chance(on) ? 'on' : 'off') : 'none'
      tables.push({
        x,
        z: z + forward * DESK_OFFSET,
        turn,
        width,
        depth: office || kind === 'lab' ? 0.6 : 0.46,
        screen,
      })
      chair(x + random.between(-0.06, 0.06), z, turn)
    }
  }
}
