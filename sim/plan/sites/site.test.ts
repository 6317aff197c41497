import { describe, expect, it } from 'vitest'
import { FPS, planFilm } from '../film'
import { instantOf } from '../motion'
import { project } from '../viewpoint'
import { planSite, SITE_KINDS } from './site'
import { OUTDOOR_KINDS } from './things'

const SEEDS = Array.from({ length: 80 }, (_, i) => 8000 + i)
const films = SEEDS.map((seed) => planFilm({ seed, seconds: 96, site: true }))

describe('sites', () => {
  it('are the same for the same seed', () => {
    expect(planFilm({ seed: 8001, seconds: 96, site: true })).toEqual(films[1])
    expect(planSite(8001)).not.toEqual(planSite(8002))
  })

  it('are of every kind, with every thing that stands about', () => {
    expect(new Set(films.map(({ site }) => site!.kind))).toEqual(new Set(SITE_KINDS))
    const kinds = new Set(films.flatMap(({ site }) => site!.things.map(({ kind }) => kind)))
    for (const kind of OUTDOOR_KINDS) expect(kinds).toContain(kind)
  })

  it('are empty now and then, and full now and then', () => {
    const people = films.map(({ actors }) => actors.length)
    expect(people.filter((count) => count === 0).length / SEEDS.length).toBeGreaterThan(0.08)
    expect(Math.max(...people)).toBeGreaterThan(8)
    films.forEach(({ actors, site }) => {
      expect(actors.length).toBe(site!.people)
    })
  })

  it('leave rooms as they were', () => {
    expect(planFilm({ seed: 8000, seconds: 96 }).site).toBeNull()
  })
})

describe('their people', () => {
  it('walk, and stay where the place is', () => {
    let steps = 0
    for (const film of films) {
      const { halfWidth, halfLength } = film.site!
      for (const actor of film.actors) {
        for (let frame = 0; frame < film.frames; frame += 10 * FPS) {
          const { place, stride } = instantOf(actor, film, frame / FPS)
          expect(Math.abs(place.x)).toBeLessThanOrEqual(halfWidth)
          expect(Math.abs(place.z)).toBeLessThanOrEqual(halfLength + 1)
          if (stride > 0.5) steps++
        }
      }
    }
    expect(steps).toBeGreaterThan(200)
  })
})

describe('their cameras', () => {
  it('hang inside the walls', () => {
    for (const { view, site } of films.filter((film) => !film.site!.outdoors)) {
      expect(Math.abs(view.position[0])).toBeLessThan(site!.halfWidth)
      expect(Math.abs(view.position[2])).toBeLessThan(site!.halfLength)
      expect(view.position[1]).toBeLessThan(site!.height)
    }
  })

  it('mostly see somebody when somebody is there; some look steeply down', () => {
    const peopled = films.filter(({ actors }) => actors.length > 0)
    const seeing = peopled.filter(({ view, actors }) =>
      actors.some(({ home }) => {
        const { x, y, depth } = project(view, [home.x, 1.2, home.z])
        return depth > 0 && x > 0 && x < 1 && y > 0 && y < 1
      }),
    )
    expect(seeing.length / peopled.length).toBeGreaterThan(0.8)
    const down = films.filter(({ view: { position, target } }) => {
      return position[1] - target[1] > 0.7 * Math.hypot(target[0] - position[0], target[2] - position[2])
    })
    expect(down.length).toBeGreaterThan(5)
  })
})
