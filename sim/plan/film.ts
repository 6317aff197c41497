/** A whole film as data: the room, its light and camera, and who does what when. */

import type { Actor } from './actor'
import { collide, type Departure } from './crossing'
import { type Light, planLight } from './light'
import { type Look, planLook } from './look'
import { planPerson, planUniform } from './people'
import { type Random, seeded, shuffled } from './random'
import { planRoom, type Room } from './room'
import { planSiteFilm } from './sites/film'
import type { Site } from './sites/site'
import { type Appointment, type Habits, ON_FEET, planTimeline } from './timeline'
import { planErrand, planRound } from './trip'
import { moodLight, moodLook, planMood } from './venues/mood'
import { planVenue, type Venue } from './venues/venue'
import { planView } from './venues/view'
import { planVisitors } from './venues/visitors'
import { planWalls } from './venues/walls'
import { planViewpoint, type Viewpoint } from './viewpoint'

export const FPS = 12.5

export type FilmOptions = {
  seed: number
  /** Length of the loop; a whole number of frames. */
  seconds: number
  /** For showing: a good camera, and phones in waves so that an alert comes and goes. */
  demo?: boolean
  /** Instead of a lecture room full of students: any place, any camera, often nearly empty (plan/venues). */
  varied?: boolean
  /** Instead of a room: a yard, a street, a hall or a corridor in which people walk (plan/sites). */
  site?: boolean
}

export type Film = {
  seed: number
  seconds: number
  frames: number
  room: Room
  light: Light
  view: Viewpoint
  look: Look
  actors: Actor[]
  /** What stands in the room when it is no lecture room. */
  venue: Venue | null
  /** What the place is when it is no room with seats. */
  site: Site | null
}

/** A little brighter than a camera would: it is to be looked at. */
const DEMO_GAIN = 1.1

/** The film of a seed. Nothing in it depends on the machine or the clock. */
export function planFilm({ seed, seconds, demo = false, varied = false, site = false }: FilmOptions): Film {
  if (site) return { seed, seconds, frames: Math.round(seconds * FPS), ...planSiteFilm(seed, seconds) }
  if (varied) return planVaried(seed, seconds)
  const room = planRoom(seed)
  const light = planLight(seed, room)
  return {
    seed,
    seconds,
    frames: Math.round(seconds * FPS),
    room,
    light: demo ? { ...light, exposure: light.exposure * DEMO_GAIN } : light,
    view: planViewpoint(seed, room),
    look: planLook(seed, demo),
    actors: planActors(seed, room, seconds, demo),
    venue: null,
    site: null,
  }
}

function planVaried(seed: number, seconds: number): Film {
  const walls = planWalls(seed)
  const venue = planVenue(seed, walls)
  const actors = planVisitors(seed, walls, venue, seconds)
  const seatOf = ({ x, z }: { x: number; z: number }) => ({ x, z, floor: 0, row: 0, aisle: null })
  // Flat, and as far as cameras care: where people are, or could be.
  const seats = (actors.length > 0 ? actors.map(({ home }) => home) : venue.chairs).map(seatOf)
  const room: Room = { ...walls, layout: { ...walls.layout, desks: [], seats, rows: 1, step: 0 } }
  const mood = planMood(seed)
  return {
    seed,
    seconds,
    frames: Math.round(seconds * FPS),
    room,
    light: moodLight(mood, planLight(seed, room), seed),
    view: planView(seed, room),
    look: moodLook(mood, planLook(seed), seed),
    actors,
    venue,
    site: null,
  }
}

/** Most rooms are mixed; some lean to one thing, as lessons do. */
function planHabits(random: Random, demo: boolean): Habits {
  if (demo) return { u: 0.36, d: 0.29, c: 0.03, b: 0.27, p: 0.012, s: 0.035 }
  const lean = () => random.between(0.6, 1.5)
  return { u: 0.3 * lean(), d: 0.24 * lean(), c: 0.1 * lean(), b: 0.22 * lean(), p: 0.18 * lean(), s: 0.09 * lean() }
}

function planActors(seed: number, room: Room, seconds: number, demo: boolean): Actor[] {
  const random = seeded(seed, 7)
  const uniform = planUniform(seed)
  const habits = planHabits(random, demo)
  const { seats } = room.layout
  const wanted = Math.min(seats.length, random.whole(19, 28))
  // The front rows fill first, with gaps.
  const taken = seats
    .map((seat) => [seat.row * 2 + random.between(0, 5), seat] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, wanted)
    .map(([, seat]) => seat)
  const hasTeacher = seconds >= 40 && random.chance(demo ? 1 : 0.6)
  const teacher = hasTeacher ? planTeacher(seed, room, seconds, taken.length + 1, random) : null
  const round = teacher?.timeline.find((segment) => segment.trip)
  const appointments = planAppointments(
    taken.length,
    seconds,
    demo,
    random,
    (i, kind) => planErrand(kind, taken[i]!, room, random),
    round?.trip ? { from: round.from, trip: round.trip } : null,
  )
  const actors = taken.map((seat, i): Actor => {
    const yaw = random.between(-0.07, 0.07) - seat.x * 0.03
    return {
      person: planPerson(seed, i + 1, uniform),
      home: { x: seat.x, z: seat.z, floor: seat.floor, yaw },
      timeline: planTimeline(seconds, habits, appointments[i]!, seeded(seed, 8, i)),
    }
  })
  if (teacher) actors.push(teacher)
  return actors
}

/** When phones come out in a demo, and who sleeps when so that somebody always does; parts of the film. */
const LONG_WAVES = [
  [-0.06, 0.2],
  [0.5, 0.76],
] as const
const SHORT_WAVES = [[-0.1, 0.6]] as const
const SLEEPS = [
  [0.88, 1.26],
  [0.22, 0.62],
  [0.57, 0.93],
] as const

/** Errands spread over the film, and in a demo the waves of phones: enough at the start, few between, enough again. */
function planAppointments(
  count: number,
  seconds: number,
  demo: boolean,
  random: Random,
  errand: (index: number, kind: 'out' | 'front' | 'visit') => ReturnType<typeof planErrand>,
  teacher: Departure | null,
): Appointment[][] {
  const result: Appointment[][] = Array.from({ length: count }, () => [])
  const order = shuffled([...result.keys()], random)
  if (demo) {
    for (const index of order.splice(0, 3)) {
      const turn = SLEEPS[result.flat().length]!
      result[index]!.push({ from: turn[0] * seconds, seconds: (turn[1] - turn[0]) * seconds, behaviour: 'c' })
    }
    for (const [from, to] of seconds > 30 ? LONG_WAVES : SHORT_WAVES) {
      for (const index of order.splice(0, 6)) {
        const start = (from - random.between(0, 0.03)) * seconds
        const end = (to - random.between(0, 0.05)) * seconds
        result[index]!.push({ from: (start + seconds) % seconds, seconds: end - start, behaviour: 'p' })
      }
    }
  }
  const kinds = (['out', 'front', 'visit', 'out', 'visit'] as const).slice(0, seconds < 30 ? 1 : 5)
  const departures = teacher ? [teacher] : []
  kinds.forEach((kind, i) => {
    for (let tries = 0; tries < order.length * 3; tries++) {
      const index = order.shift()!
      const trip = errand(index, seconds < 30 ? 'visit' : kind)
      const from = ((i + random.between(0, 0.9)) / kinds.length) * seconds
      const departure = trip && { from, trip }
      if (
        departure &&
        trip.seconds < seconds * 0.8 &&
        !departures.some((other) => collide(departure, other, seconds))
      ) {
        departures.push(departure)
        result[index]!.push({ from, seconds: trip.seconds, behaviour: 's', trip })
        return
      }
      order.push(index)
    }
  })
  return result
}

function planTeacher(seed: number, room: Room, seconds: number, id: number, random: Random): Actor {
  const { home, trip } = planRound(room, random, seconds)
  const from = random.between(0, seconds)
  return {
    person: planPerson(seed, id, null),
    home: { x: home[0], z: home[1], floor: 0, yaw: Math.PI },
    timeline: planTimeline(seconds, ON_FEET, [{ from, seconds: trip.seconds, behaviour: 's', trip }], seeded(seed, 9)),
  }
}
