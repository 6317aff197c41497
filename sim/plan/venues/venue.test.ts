import { describe, expect, it } from 'vitest'
import { planFilm } from '../film'
import { CLUTTER_KINDS } from './clutter'
import { VENUE_KINDS } from './kind'
import { planVenue } from './venue'
import { planWalls } from './walls'

const SEEDS = Array.from({ length: 120 }, (_, i) => 6000 + i)
const venues = SEEDS.map((seed) => planVenue(seed, planWalls(seed)))

describe('venues', () => {
  it('are the same for the same seed', () => {
    expect(planVenue(6001, planWalls(6001))).toEqual(venues[1])
    expect(venues[1]).not.toEqual(venues[2])
  })

  it('are of every kind, with every thing that is taken for people', () => {
    expect(new Set(venues.map(({ kind }) => kind))).toEqual(new Set(VENUE_KINDS))
    expect(new Set(venues.flatMap(({ clutter }) => clutter.map(({ kind }) => kind)))).toEqual(new Set(CLUTTER_KINDS))
  })

  it('are empty in a fifth of the cases or so, nearly so in another', () => {
    const people = venues.map(({ taken, standing }) => taken.length + standing)
    expect(people.filter((count) => count === 0).length / SEEDS.length).toBeGreaterThan(0.15)
    expect(people.filter((count) => count > 0 && count <= 4).length / SEEDS.length).toBeGreaterThan(0.15)
    expect(Math.max(...people)).toBeGreaterThan(10)
  })

  it('keep everything inside their walls', () => {
    SEEDS.forEach((seed, i) => {
      const { x1, z0, z1 } = planWalls(seed)
      const { chairs, clutter } = venues[i]!
      for (const { x, z } of [...chairs, ...clutter.map(({ at: [x, , z] }) => ({ x, z }))]) {
        expect(Math.abs(x)).toBeLessThanOrEqual(x1)
        expect(z).toBeGreaterThanOrEqual(z0)
        expect(z).toBeLessThanOrEqual(z1)
      }
    })
  })
})

describe('a varied film', () => {
  const films = SEEDS.slice(0, 40).map((seed) => planFilm({ seed, seconds: 96, varied: true }))

  it('seats one person a chair, everybody with an id of their own', () => {
    for (const { actors, venue } of films) {
      expect(actors.length).toBeLessThanOrEqual(venue!.taken.length + venue!.standing)
      expect(new Set(venue!.taken).size).toBe(venue!.taken.length)
      expect(actors.map(({ person }) => person.id)).toEqual(actors.map((_, i) => i + 1))
    }
  })

  it('has nobody standing in furniture or in somebody else', () => {
    for (const { actors, venue } of films) {
      const standing = actors.slice(venue!.taken.length).map(({ home }) => home)
      standing.forEach((one, i) => {
        const others = [...venue!.chairs, ...standing.slice(i + 1)]
        for (const { x, z } of others) expect(Math.hypot(x - one.x, z - one.z)).toBeGreaterThanOrEqual(0.5)
      })
    }
  })

  it('leaves the lecture room as it was', () => {
    expect(planFilm({ seed: 6000, seconds: 96 }).venue).toBeNull()
  })
})
