/** The walls of a venue: a lecture room's, narrower where less has to go in. */
import { seeded } from '../random'
import { planRoom, type Room } from '../room'
import { planKind, type VenueKind } from './kind'

/** Half of the width, metres; null: as the lecture room. */
const HALF_WIDTH: Record<VenueKind, readonly [number, number] | null> = {
  classroom: null,
  lab: null,
  exam: null,
  office: [3, 5],
  meeting: [2.3, 3.4],
  corridor: [1.1, 1.9],
}

export function planWalls(seed: number): Room {
  const room = planRoom(seed)
  const width = HALF_WIDTH[planKind(seed)]
  const flat = { ...room, layout: { ...room.layout, step: 0 } }
  if (!width) return flat
  const half = Math.min(room.x1, seeded(seed, 59).between(...width))
  return { ...flat, x0: -half, x1: half }
}
