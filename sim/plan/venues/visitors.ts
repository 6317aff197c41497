/** Who is in a place: on the chairs that are taken, and standing about. */
import type { Actor } from '../actor'
import { planPerson, planUniform } from '../people'
import { type Random, seeded } from '../random'
import type { Room } from '../room'
import { type Habits, ON_FEET, planTimeline } from '../timeline'
import type { Venue } from './venue'

/** Between two who stand, metres. */
const APART = 0.7

export function planVisitors(seed: number, room: Room, venue: Venue, seconds: number): Actor[] {
  const random = seeded(seed, 55)
  const uniform = venue.kind === 'office' || venue.kind === 'meeting' ? null : planUniform(seed)
  const lean = () => random.between(0.5, 1.6)
  const seated: Habits = {
    u: 0.4 * lean(),
    d: 0.25 * lean(),
    c: 0.08 * lean(),
    b: 0.15 * lean(),
    p: 0.15 * lean(),
    s: 0.05,
  }
  const sitting = venue.taken.map((index, i): Actor => {
    const { x, z, turn } = venue.chairs[index]!
    return {
      person: planPerson(seed, i + 1, uniform),
      home: { x, z, floor: 0, yaw: turn },
      timeline: planTimeline(seconds, seated, [], seeded(seed, 56, i)),
    }
  })
  const spots = standingSpots(room, venue, random)
  const standing = spots.map(([x, z], i): Actor => {
    const id = sitting.length + i + 1
    return {
      person: planPerson(seed, id, null),
      home: { x, z, floor: 0, yaw: random.between(-Math.PI, Math.PI) },
      timeline: planTimeline(seconds, ON_FEET, [], seeded(seed, 57, i)),
    }
  })
  return [...sitting, ...standing]
}

/** Free floor: away from chairs, tables and each other. Fewer than wanted when there is none. */
function standingSpots(room: Room, { chairs, tables, standing }: Venue, random: Random): [number, number][] {
  const spots: [number, number][] = []
  for (let tries = 0; tries < 60 && spots.length < standing; tries++) {
    const x = random.between(room.x0 + 0.5, room.x1 - 0.5)
    const z = random.between(room.z0 + 0.5, room.z1 - 0.5)
    const near = (other: { x: number; z: number }, least: number) => Math.hypot(other.x - x, other.z - z) < least
    const blocked =
      chairs.some((chair) => near(chair, 0.5)) ||
      tables.some(
        (table) => Math.abs(table.x - x) < table.width / 2 + 0.3 && Math.abs(table.z - z) < table.depth / 2 + 0.3,
      ) ||
      spots.some(([sx, sz]) => near({ x: sx, z: sz }, APART))
    if (!blocked) spots.push([x, z])
  }
  return spots
}
