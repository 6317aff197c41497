/** Cameras that are not in a ceiling's corner: at eye height with near heads cut off, from straight above, wide. */
import { type Random, seeded } from '../random'
import type { Room, Side } from '../room'
import { coverage, type Point, planViewpoint, project, type Viewpoint } from '../viewpoint'

const KINDS = { corner: 3, eye: 4, above: 2, wide: 2, near: 4 }
/** Chin to crown, pixels of 720: nearer a person is a wall. At eye height at least one head should be large. */
const MOST_HEAD = 300
const LARGE_HEAD = 130
const HEAD_AT = 1.18

/** The room's layout holds the seats that are wanted in the picture: those that are taken, or all when none is. */
export function planView(seed: number, room: Room): Viewpoint {
  const random = seeded(seed, 51)
  const kind = random.weighted(KINDS)
  if (kind === 'corner' && room.layout.seats.length > 3) return planViewpoint(seed, room)
  let best = candidate(kind, room, random)
  let bestScore = Number.NEGATIVE_INFINITY
  for (let i = 0; i < 40; i++) {
    const view = candidate(kind, room, random)
    const { share, nearest } = coverage(view, room)
    const inLens = room.layout.seats.some(({ x, z }) => tooNear(view, [x, HEAD_AT, z]))
    const small = kind === 'eye' && nearest < LARGE_HEAD
    const score = share - (nearest > MOST_HEAD || inLens ? 2 : small ? 0.6 : 0)
    if (score > bestScore) [best, bestScore] = [view, score]
    if (score >= 0.5) break
  }
  return best
}

function tooNear({ position }: Viewpoint, [x, y, z]: Point): boolean {
  return Math.hypot(position[0] - x, position[1] - y, position[2] - z) < 0.8
}

function candidate(kind: keyof typeof KINDS, room: Room, random: Random): Viewpoint {
  const middle = (room.z0 + room.z1) / 2
  const roll = random.between(-0.05, 0.05)
  const side = random.pick<Side>([-1, 1])
  const end = random.chance(0.65) ? room.z1 - 0.3 : room.z0 + 0.3
  const inwards = end > middle ? -1 : 1
  if (kind === 'eye') {
    const y = random.between(1.05, 1.7)
    const x = random.between(-0.8, 0.8) * room.x1
    const z = end + inwards * random.between(0, 2.2)
    const target: Point = [random.between(-0.5, 0.5) * room.x1, y - random.between(-0.1, 0.5), middle + inwards * 2]
    return { position: [x, y, z], target, fov: random.between(36, 66), roll }
  }
  if (kind === 'above') {
    const at: Point = [random.between(-0.5, 0.5) * room.x1, room.height - 0.2, middle + random.between(-1.5, 1.5)]
    const target: Point = [
      at[0] + random.between(-0.8, 0.8),
      0.8,
      at[2] + random.pick([-1, 1]) * random.between(0.3, 1.6),
    ]
    return { position: at, target, fov: random.between(60, 95), roll: random.between(-0.3, 0.3) }
  }
  if (kind === 'near') {
    const seat = room.layout.seats.length > 0 ? random.pick(room.layout.seats) : { x: 0, z: middle }
    const position: Point = [side * (room.x1 - 0.3) * random.between(0.3, 1), random.between(1.7, 2.9), end]
    const target: Point = [seat.x + random.between(-0.6, 0.6), random.between(0.7, 1.2), seat.z]
    return { position, target, fov: random.between(16, 40), roll }
  }
  const fov = kind === 'wide' ? random.between(66, 92) : random.between(34, 62)
  const position: Point = [side * (room.x1 - 0.3), Math.min(room.height - 0.2, random.between(1.9, 3.1)), end]
  const target: Point = [
    random.between(-0.6, 0.6) - side * 0.4,
    random.between(0.6, 1.1),
    middle + random.between(-1, 1),
  ]
  return { position, target, fov, roll }
}

/** Whether the point is in the picture. */
export function sees(view: Viewpoint, point: Point): boolean {
  const { x, y, depth } = project(view, point)
  return depth > 0 && x > 0 && x < 1 && y > 0 && y < 1
}
