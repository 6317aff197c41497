/** Who is on a site: most walk across it and back, some stand about. */
import type { Actor } from '../actor'
import type { Spot } from '../path'
import { planPerson } from '../people'
import { type Random, seeded } from '../random'
import { ON_FEET, planTimeline } from '../timeline'
import { planTrip } from '../trip'
import type { Site } from './site'

/** There and back must be done within the film. */
const FARTHEST_METRES = 34
/** Nothing stands nearer to where somebody stands, metres. */
const CLEAR = 0.9

export function planWalkers(seed: number, site: Site, seconds: number): Actor[] {
  const random = seeded(seed, 72)
  return Array.from({ length: site.people }, (_, i): Actor => {
    const id = i + 1
    const home = freeSpot(site, random)
    const walks = random.chance(0.75)
    const seat = { x: home[0], z: home[1], floor: 0, yaw: random.between(-Math.PI, Math.PI) }
    const trip = walks ? planWay(site, home, random) : null
    const from = random.between(0, seconds)
    const appointments = trip ? [{ from, seconds: trip.seconds, behaviour: 's' as const, trip }] : []
    return {
      person: planPerson(seed, id, null),
      home: seat,
      timeline: planTimeline(seconds, ON_FEET, appointments, seeded(seed, 73, i)),
    }
  })
}

function planWay(site: Site, home: Spot, random: Random) {
  const far = freeSpot(site, random)
  const length = Math.hypot(far[0] - home[0], far[1] - home[1])
  const share = Math.min(1, FARTHEST_METRES / Math.max(length, 0.1))
  const end: Spot = [home[0] + (far[0] - home[0]) * share, home[1] + (far[1] - home[1]) * share]
  const bend: Spot = [
    (home[0] + end[0]) / 2 + random.between(-1, 1) * site.halfWidth * 0.15,
    (home[1] + end[1]) / 2 + random.between(-1, 1),
  ]
  return planTrip([
    { spots: [home, bend, end], pause: random.between(0, 6) },
    { spots: [end, bend, home], pause: 0 },
  ])
}

function freeSpot({ halfWidth, halfLength, things }: Site, random: Random): Spot {
  let spot: Spot = [0, 0]
  for (let tries = 0; tries < 20; tries++) {
    spot = [random.between(-0.8, 0.8) * halfWidth, random.between(-0.9, 0.9) * halfLength]
    if (things.every(({ at }) => Math.hypot(at[0] - spot[0], at[2] - spot[1]) > CLEAR)) break
  }
  return spot
}
