/** A film of a site: where, in what light, who walks there, and what the camera sees. */
import type { Actor } from '../actor'
import { type Light, planLight } from '../light'
import { type Look, planLook } from '../look'
import { seeded } from '../random'
import { planRoom, type Room } from '../room'
import { moodLight, moodLook, planMood } from '../venues/mood'
import type { Viewpoint } from '../viewpoint'
import { planSite, type Site } from './site'
import { planSiteView } from './view'
import { planWalkers } from './walkers'

/** What of a film is the site's. */
type SiteFilm = { room: Room; light: Light; view: Viewpoint; look: Look; actors: Actor[]; venue: null; site: Site }

export function planSiteFilm(seed: number, seconds: number): SiteFilm {
  const site = planSite(seed)
  const actors = planWalkers(seed, site, seconds)
  const room = wallsOf(seed, site)
  const mood = planMood(seed)
  // Where somebody is at home, and half-way of where they go.
  const spots = actors.flatMap(({ home, timeline }) => {
    const way = timeline.find(({ trip }) => trip)?.trip?.legs[0]?.path.points ?? []
    return [[home.x, home.z] as const, ...way.slice(Math.floor(way.length / 2), Math.floor(way.length / 2) + 1)]
  })
  return {
    room,
    light: moodLight(mood, skyLight(planLight(seed, room), site, seed), seed),
    view: planSiteView(seed, site, spots),
    look: moodLook(mood, planLook(seed), seed),
    actors,
    venue: null,
    site,
  }
}

/** The walls of a hall or corridor; outdoors nothing but the measures of the place. */
function wallsOf(seed: number, { halfWidth, halfLength, height }: Site): Room {
  const room = planRoom(seed)
  const layout = { ...room.layout, desks: [], seats: [], rows: 1, step: 0 }
  const z = seeded(seed, 75).between(-0.7, 0.7) * halfLength
  const lintel = Math.min(height - 0.3, 2.6)
  return {
    ...room,
    layout,
    ...{ x0: -halfWidth, x1: halfWidth, z0: -halfLength, z1: halfLength, height, lintel },
    door: { ...room.door, z },
    windows: room.windows.map((window) => ({ ...window, z: (window.z / 6) * halfLength })),
  }
}

/** Under the open sky light comes from everywhere, and at night from lamps. */
function skyLight(light: Light, { outdoors }: Site, seed: number): Light {
  if (!outdoors) return light
  const random = seeded(seed, 76)
  const night = light.mood === 'evening'
  const fill = night
    ? { sky: '#5d6f94', ground: '#2b2620', strength: random.between(0.25, 0.6) }
    : { sky: '#dce8f7', ground: '#8b857a', strength: random.between(1.1, 1.7) }
  const lamps = { ...light.lamps, strength: night ? random.between(0.5, 1.4) : random.between(0.2, 0.7) }
  return { ...light, fill, lamps, windowFill: 0.1 }
}
