import { describe, expect, it } from 'vitest'
import { BEHAVIOUR_ORDER } from '../../server/contract/behaviours'
import { type Film, FPS, planFilm } from './film'
import { BLEND_SECONDS, instantOf } from './motion'

const DEMO = { seed: 826, seconds: 60, demo: true }
const behavioursAt = (film: Film, at: number) => film.actors.map((actor) => instantOf(actor, film, at).behaviour)
const phonesAt = (film: Film, at: number) => behavioursAt(film, at).filter((one) => one === 'p').length

describe('a film', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planFilm(DEMO)).toEqual(planFilm(DEMO))
    const [one, other] = [planFilm({ seed: 100, seconds: 40 }), planFilm({ seed: 101, seconds: 40 })]
    for (const part of ['room', 'view', 'light', 'look'] as const) expect(one[part]).not.toEqual(other[part])
  })

  it.each([826, 100, 117])('moves without a jump, over its end as well: seed %i', (seed) => {
    const film = planFilm({ ...DEMO, seed })
    // The steepest of the ease, over the widest change there is.
    const most = (5.2 * 2) / (BLEND_SECONDS * FPS)
    const jumps: string[] = []
    for (const actor of film.actors) {
      let before = instantOf(actor, film, (film.frames - 1) / FPS)
      for (let frame = 0; frame < film.frames; frame++) {
        const now = instantOf(actor, film, frame / FPS)
        const moved = Math.hypot(now.place.x - before.place.x, now.place.z - before.place.z)
        if (moved > 0.13) jumps.push(`${actor.person.id} goes ${moved} m at ${frame}`)
        for (const key of ['rise', 'lean', 'headPitch', 'headYaw', 'rx', 'ly'] as const) {
          const turned = Math.abs(now.pose[key] - before.pose[key])
          if (turned > most) jumps.push(`${actor.person.id} changes ${key} by ${turned} at ${frame}`)
        }
        before = now
      }
    }
    expect(jumps).toEqual([])
  })

  it('has 18 to 29 people, each on a seat of their own, each with another id', () => {
    for (let seed = 100; seed < 130; seed++) {
      const { actors } = planFilm({ seed, seconds: 96 })
      expect(actors.length).toBeGreaterThanOrEqual(18)
      expect(actors.length).toBeLessThanOrEqual(29)
      expect(new Set(actors.map(({ person }) => person.id)).size).toBe(actors.length)
      expect(new Set(actors.map(({ home }) => `${home.x} ${home.z}`)).size).toBe(actors.length)
    }
  })
})

describe('the demo', () => {
  const film = planFilm(DEMO)
  const seconds = Array.from({ length: 60 }, (_, at) => at)

  it('shows all six behaviours in every quarter of the film', () => {
    for (let quarter = 0; quarter < 4; quarter++) {
      const seen = new Set(seconds.slice(quarter * 15, quarter * 15 + 15).flatMap((at) => behavioursAt(film, at)))
      expect([...seen].sort()).toEqual([...BEHAVIOUR_ORDER].sort())
    }
  })

  it('has phones enough for an alert at once, then few, then enough again', () => {
    for (const at of [0, 1, 2, 3, 4, 5, 6, 7]) expect(phonesAt(film, at)).toBeGreaterThanOrEqual(5)
    for (const at of [14, 17, 20]) expect(phonesAt(film, at)).toBeLessThan(3)
    for (const at of [33, 35, 37, 39]) expect(phonesAt(film, at)).toBeGreaterThanOrEqual(5)
    for (const at of [48, 50, 52]) expect(phonesAt(film, at)).toBeLessThan(3)
  })
})
