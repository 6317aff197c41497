/** Where each person is and how they hold themselves at an instant of the film. */
import type { BehaviourCode } from '../../server/contract/behaviours'
import type { Actor, Place } from './actor'
import { spotOf } from './crossing'
import type { Film } from './film'
import { floorAt } from './layout'
import { loopNoise } from './noise'
import { walked } from './path'
import { blended, type Pose } from './poses'
import { segmentAt } from './timeline'
import type { Trip } from './trip'

export type Instant = {
  pose: Pose
  place: Place
  behaviour: BehaviourCode
  /** Steps taken as an angle, a full turn for left and right; and how much the legs swing, 0..1. */
  step: number
  stride: number
}

/** Seconds a change of pose takes; the new behaviour counts from half of it. */
export const BLEND_SECONDS = 1.1
const STRIDE_METRES = 1.35
/** How far before and after an instant one looks to know which way somebody walks. */
const TURN_SECONDS = 0.4

/** Ease with no jerk at either end. */
const ease = (u: number) => u * u * u * (u * (u * 6 - 15) + 10)

/** The person at `at` seconds; the film is a circle, so any number will do. */
export function instantOf(actor: Actor, film: Film, at: number): Instant {
  const { now, before, since } = segmentAt(actor.timeline, film.seconds, at)
  const share = ease(Math.min(1, since / BLEND_SECONDS))
  const pose = alive(blended(before.pose, now.pose, share), actor, film, at)
  const behaviour = share >= 0.5 ? now.behaviour : before.behaviour
  const trip = now.trip ?? (since < BLEND_SECONDS ? before.trip : undefined)
  if (!trip) return { pose, place: actor.home, behaviour, step: 0, stride: 0 }
  const elapsed = now.trip ? since : before.seconds + since
  const { distance, speed } = along(trip, elapsed)
  const stride = Math.min(1, speed / 0.8)
  const moved = place(actor, film, trip, elapsed)
  return {
    pose: { ...pose, gait: pose.gait * stride },
    place: moved,
    behaviour,
    step: (distance / STRIDE_METRES) * 2 * Math.PI,
    stride,
  }
}

function along(trip: Trip, elapsed: number): { distance: number; speed: number } {
  const leg = trip.legs.findLast((one) => one.from <= elapsed) ?? trip.legs[0]!
  const t = elapsed - leg.from
  return { distance: walked(leg.path, t), speed: (walked(leg.path, t + 0.1) - walked(leg.path, t - 0.1)) / 0.2 }
}

function place(actor: Actor, film: Film, trip: Trip, elapsed: number): Place {
  const [x, z] = spotOf(trip, elapsed)
  const [x0, z0] = spotOf(trip, elapsed - TURN_SECONDS)
  const [x1, z1] = spotOf(trip, elapsed + TURN_SECONDS)
  // Standing still one turns the way one is at home; the little sideways keeps an about-turn from being undecided.
  const { yaw: rest } = actor.home
  const yaw = Math.atan2(x1 - x0 + 0.05 * Math.sin(rest) + 0.004, z1 - z0 + 0.05 * Math.cos(rest))
  const atHome = Math.hypot(x - actor.home.x, z - actor.home.z) < 0.02
  const { layout } = film.room
  return { x, z, floor: atHome ? actor.home.floor : floorAt(layout, z), yaw: atHome ? actor.home.yaw : yaw }
}

/** Small motion that never stops: breath, a drifting head, a writing hand, a glance. Comes back with the film's end. */
function alive(pose: Pose, actor: Actor, film: Film, at: number): Pose {
  const turn = at / film.seconds
  const { seed } = actor.person
  const drift = (perSecond: number, stream: number) => loopNoise(turn, perSecond * film.seconds, seed * 31 + stream)
  /** A sine of about this many radians a second that closes over the film. */
  const wave = (rate: number) =>
    Math.sin(2 * Math.PI * Math.round((rate * film.seconds) / (2 * Math.PI)) * turn + (seed % 628) / 100)
  const still = 1 - 0.8 * pose.eyesShut
  pose.headYaw += still * (0.13 * drift(0.4, 1) + 0.06 * drift(1.1, 2))
  pose.headPitch += still * 0.06 * drift(0.5, 3)
  pose.headRoll += still * 0.05 * drift(0.3, 4)
  pose.lean += 0.014 * drift(0.25, 5) + 0.006 * wave(1.7)
  pose.twist += still * 0.04 * drift(0.3, 6)
  pose.rx += pose.write * (0.018 * drift(0.35, 7) + 0.006 * wave(9))
  pose.rz += pose.write * 0.006 * wave(12.7)
  pose.ry += pose.phone * 0.006 * wave(5)
  const blink = drift(2.6, 8) > 0.86 ? 1 : 0
  pose.eyesShut = Math.max(pose.eyesShut, blink)
  return pose
}
