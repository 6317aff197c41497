/** What a person does when, on the film's circle of time: after the last second comes the first. */
import type { BehaviourCode as Behaviour } from '../../server/contract/behaviours'
import { mirrored, POSES, type Pose, WALK } from './poses'
import type { Random } from './random'
import type { Trip } from './trip'

export type Segment = {
  /** Seconds into the film, 0..its length. */
  from: number
  seconds: number
  behaviour: Behaviour
  pose: Pose
  trip?: Trip
}

/** Something that is settled beforehand; the rest is filled in round it. */
export type Appointment = { from: number; seconds: number; behaviour: Behaviour; trip?: Trip }

export type Habits = Readonly<Record<Behaviour, number>>

/** Of whoever stands or walks and does nothing else. */
export const ON_FEET: Habits = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 1 }

const SECONDS: Record<Behaviour, readonly [number, number]> = {
  u: [5, 15],
  d: [6, 16],
  c: [9, 20],
  b: [3, 6.5],
  p: [6, 14],
  s: [5, 10],
}
/** Shorter than this nothing is begun: what is under way goes on. */
const SHORTEST = 3

/** A pose of the behaviour in a person's own manner. */
function ownPose(behaviour: Behaviour, random: Random): Pose {
  const chosen = random.pick<Pose>(POSES[behaviour])
  const turnable = chosen.pen === 0 && chosen.phone === 0 && chosen.book === 0
  const pose = { ...(turnable && random.chance(0.5) ? mirrored(chosen) : chosen) }
  const around = (width: number) => random.between(-width, width)
  pose.headYaw += around(behaviour === 'u' ? 0.4 : 0.13)
  pose.headPitch += around(0.09)
  pose.headRoll += around(0.09)
  pose.lean += around(0.035)
  pose.bend += around(0.045)
  if (turnable && pose.rise === 0) {
    pose.lx += around(0.03)
    pose.lz += around(0.025)
    pose.rz += around(0.025)
  }
  return pose
}

/** Appointments must not overlap. The result is ordered by `from` and covers the whole circle. */
export function planTimeline(seconds: number, habits: Habits, appointments: Appointment[], random: Random): Segment[] {
  const segments: Segment[] = []
  const fill = (from: number, length: number) => {
    let at = 0
    let last: Behaviour | null = null
    while (length - at > 1e-6) {
      // Not the same again, except the two that lessons are made of.
      const again = last === 'u' || last === 'd' ? last : null
      const weights: Habits = last && !again ? { ...habits, [last]: 0 } : habits
      const behaviour: Behaviour = random.weighted(weights)
      let take = Math.min(length - at, random.between(...SECONDS[behaviour]))
      if (length - at - take < SHORTEST) take = length - at
      segments.push({ from: (from + at) % seconds, seconds: take, behaviour, pose: ownPose(behaviour, random) })
      at += take
      last = behaviour
    }
  }
  const fixed = [...appointments].sort((a, b) => a.from - b.from)
  if (fixed.length === 0) fill(random.between(0, seconds), seconds)
  fixed.forEach((item, i) => {
    const pose = item.trip ? WALK : ownPose(item.behaviour, random)
    segments.push({ ...item, from: item.from % seconds, pose })
    const end = item.from + item.seconds
    const next = i + 1 < fixed.length ? fixed[i + 1]!.from : fixed[0]!.from + seconds
    fill(end, next - end)
  })
  return segments.sort((a, b) => a.from - b.from)
}

/** The segment under way, the one before it, and the seconds since it began. */
export function segmentAt(segments: readonly Segment[], seconds: number, at: number) {
  const t = ((at % seconds) + seconds) % seconds
  let index = segments.findLastIndex((segment) => segment.from <= t)
  if (index < 0) index = segments.length - 1
  const now = segments[index]!
  const before = segments[(index + segments.length - 1) % segments.length]!
  return { now, before, since: (t - now.from + seconds) % seconds }
}
