/** Where the camera of a seed hangs and what it sees. Pure geometry. */

import { type Random, seeded } from './random'
import type { Room, Side } from './room'

export type Point = readonly [x: number, y: number, z: number]

export type Viewpoint = {
  position: Point
  target: Point
  /** Vertical angle of view, degrees. */
  fov: number
  /** How far the camera hangs askew, radians. */
  roll: number
}

const ASPECT = 16 / 9
const PICTURE_HEIGHT = 720
/** Chin to crown with hair, metres; of a sitting person above the floor, metres. */
const HEAD = 0.24
const HEAD_AT = 1.18

/** Where a point appears: 0..1 from the left and from the top, and how far before the camera (metres, < 0 behind). */
export function project(view: Viewpoint, point: Point): { x: number; y: number; depth: number } {
  const forward = unit(minus(view.target, view.position))
  const level = unit(cross(forward, [0, 1, 0]))
  const upright = cross(level, forward)
  const [c, s] = [Math.cos(view.roll), Math.sin(view.roll)]
  const right: Point = [0, 1, 2].map((i) => level[i]! * c + upright[i]! * s) as unknown as Point
  const up: Point = [0, 1, 2].map((i) => upright[i]! * c - level[i]! * s) as unknown as Point
  const from = minus(point, view.position)
  const depth = dot(from, forward)
  const half = Math.tan((view.fov * Math.PI) / 360) * Math.max(depth, 1e-6)
  return { x: 0.5 + dot(from, right) / (2 * half * ASPECT), y: 0.5 - dot(from, up) / (2 * half), depth }
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const unit = (a: Point): Point => {
  const length = Math.hypot(...a) || 1
  return [a[0] / length, a[1] / length, a[2] / length]
}

function candidate(room: Room, random: Random): Viewpoint {
  const where = random.weighted({ front: 6, side: 2, frontMiddle: 2, back: 3 })
  const side = random.pick<Side>([-1, 1])
  const x = side * (room.x1 - 0.3) * (where === 'frontMiddle' ? random.between(0, 0.6) : 1)
  const middle = (room.z0 + room.z1) / 2
  const z = where === 'back' ? room.z0 + 0.3 : where === 'side' ? middle + random.between(-1.5, 2) : room.z1 - 0.25
  const rise = where === 'back' ? room.layout.step * room.layout.rows : 0
  const y = Math.min(room.height - 0.2, random.between(2.35, 3.1) + rise)
  const target: Point = [
    random.between(-0.9, 0.9) - (where === 'frontMiddle' ? 0 : side * 0.4),
    0.8 + (room.layout.step * room.layout.rows) / 3,
    middle + random.between(-1.6, 1) - (where === 'front' ? 0.4 : 0),
  ]
  return { position: [x, y, z], target, fov: random.between(34, 62), roll: random.between(-0.05, 0.05) }
}

/** Share of the seats in the picture, and how high the nearest of their heads is, pixels. */
export function coverage(view: Viewpoint, room: Room): { share: number; nearest: number; farthest: number } {
  const focal = PICTURE_HEIGHT / 2 / Math.tan((view.fov * Math.PI) / 360)
  const seen = room.layout.seats
    .map((seat) => project(view, [seat.x, seat.floor + HEAD_AT, seat.z]))
    .filter((at) => at.depth > 0 && at.x > 0.02 && at.x < 0.98 && at.y > 0.03 && at.y < 0.95)
  const sizes = seen.map((at) => (HEAD * focal) / at.depth)
  return {
    share: seen.length / room.layout.seats.length,
    nearest: Math.max(0, ...sizes),
    farthest: Math.min(1e9, ...sizes),
  }
}

/** The viewpoint of a seed: the first of many draws that sees most seats with heads of a usable size. */
export function planViewpoint(seed: number, room: Room): Viewpoint {
  const random = seeded(seed, 3)
  // Some seeds look at a part of the room from near, most at nearly all of it.
  const wanted = random.chance(0.25) ? 0.5 : 0.72
  let best = candidate(room, random)
  let bestShare = -1
  for (let i = 0; i < 60; i++) {
    const view = candidate(room, random)
    const { share, nearest, farthest } = coverage(view, room)
    if (nearest > 135 || farthest < 15) continue
    if (share >= wanted) return view
    if (share > bestShare) [best, bestShare] = [view, share]
  }
  return best
}
