/** Getting up, going somewhere and coming back. Times in seconds from the trip's start. */
import type { Seat } from './layout'
import { type Path, planPath, type Spot } from './path'
import type { Random } from './random'
import type { Room } from './room'

export type Leg = { from: number; path: Path }

export type Trip = {
  legs: Leg[]
  /** From getting up to the last step; sitting down comes after. */
  seconds: number
}

/** Seconds it takes to get up before the first step. */
export const RISE_SECONDS = 1

/** Legs one after another with the pause after each. */
export function planTrip(legs: { spots: Spot[]; pause: number }[]): Trip {
  const trip: Trip = { legs: [], seconds: RISE_SECONDS }
  for (const { spots, pause } of legs) {
    const path = planPath(spots)
    trip.legs.push({ from: trip.seconds, path })
    trip.seconds += path.seconds + pause
  }
  return trip
}

/** Out of the door into the corridor, where nobody sees one; the last spot is behind the wall. */
function wayOut(room: Room): Spot[] {
  const side = -room.windowSide
  const { z } = room.door
  const away = z > (room.z0 + room.z1) / 2 ? -2.4 : 2.4
  return [
    [side * (room.x1 - 0.6), z],
    [side * (room.x1 + 0.75), z],
    [side * (room.x1 + 0.8), z + away],
  ]
}

/** A trip of somebody who sits beside an aisle, or null when the seat has none. */
export function planErrand(kind: 'out' | 'front' | 'visit', seat: Seat, room: Room, random: Random): Trip | null {
  if (seat.aisle === null) return null
  const home: Spot = [seat.x, seat.z]
  const aisle = seat.aisle + random.between(-0.08, 0.08)
  const step: Spot = [aisle, seat.z + 0.1]
  const there: Spot[] = [home, step]
  if (kind === 'visit') {
    const forward = seat.row > 0 && (seat.row === room.layout.rows - 1 || random.chance(0.5))
    there.push([aisle, seat.z + 0.1 + (forward ? 1 : -1) * room.layout.rowPitch * random.pick([1, 1, 2])])
    there[2] = [aisle, Math.min(room.frontLane, Math.max(room.backLane, there[2]![1]))]
  } else if (kind === 'front') {
    there.push(
      [aisle, room.frontLane],
      [random.between(-0.6, 0.6) * room.x1, room.frontLane + random.between(0.1, 0.5)],
    )
  } else {
    const lane = room.door.z > seat.z ? room.frontLane : room.backLane
    there.push([aisle, lane], ...wayOut(room))
  }
  const back = [...there].reverse()
  const pause = kind === 'out' ? random.between(4, 9) : random.between(2.5, 6)
  return planTrip([
    { spots: there, pause },
    { spots: back, pause: 0 },
  ])
}

/** The teacher's round: along the front and, when the room allows, up an aisle and back. */
export function planRound(room: Room, random: Random, seconds: number): { home: Spot; trip: Trip } {
  const z = room.frontLane + random.between(0.3, 0.6)
  const place = (): Spot => [random.between(-0.65, 0.65) * room.x1, z + random.between(-0.15, 0.2)]
  const home = place()
  const aisle = random.pick(room.layout.aisles.slice(1, -1))
  const depth = room.frontLane - room.layout.rowPitch * random.whole(1, Math.max(1, room.layout.rows - 2))
  const turn: Spot = [aisle, depth]
  const mouth: Spot = [aisle, room.frontLane]
  const second = place()
  const paths: Spot[][] = [
    [home, mouth, turn],
    [turn, mouth, second],
    [second, home],
  ]
  const walking = paths.reduce((sum, path) => sum + planPath(path).seconds, RISE_SECONDS)
  const idle = Math.max(0, seconds * 0.85 - walking)
  return { home, trip: planTrip(paths.map((spots, i) => ({ spots, pause: i === 2 ? 0 : idle * [0.35, 0.45][i]! }))) }
}
