/** Whether two people under way would walk through each other. */
import { type Spot, spotAt, walked } from './path'
import type { Trip } from './trip'

export type Departure = { from: number; trip: Trip }

/** Middle to middle; two people squeeze past each other at this. */
const APART_METRES = 0.55
const STEP_SECONDS = 0.2

/** Where the trip leads to after so many seconds: before the first step and after the last one stands. */
export function spotOf(trip: Trip, elapsed: number): Spot {
  const leg = trip.legs.findLast((one) => one.from <= elapsed) ?? trip.legs[0]!
  return spotAt(leg.path, walked(leg.path, elapsed - leg.from))
}

/** Both on the film's circle of `seconds`. */
export function collide(a: Departure, b: Departure, seconds: number): boolean {
  const since = (departure: Departure, at: number) => (((at - departure.from) % seconds) + seconds) % seconds
  for (let elapsed = 0; elapsed < a.trip.seconds; elapsed += STEP_SECONDS) {
    const other = since(b, a.from + elapsed)
    if (other > b.trip.seconds) continue
    const [ax, az] = spotOf(a.trip, elapsed)
    const [bx, bz] = spotOf(b.trip, other)
    if (Math.hypot(ax - bx, az - bz) < APART_METRES) return true
  }
  return false
}
