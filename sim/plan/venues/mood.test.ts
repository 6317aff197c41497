import { describe, expect, it } from 'vitest'
import { planLight } from '../light'
import { planLook } from '../look'
import { planRoom } from '../room'
import { MOODS, moodLight, moodLook, planMood } from './mood'

const SEED = 6000
const light = planLight(SEED, planRoom(SEED))
const look = planLook(SEED)

describe('moods', () => {
  it('all occur', () => {
    expect(new Set(Array.from({ length: 80 }, (_, i) => planMood(SEED + i)))).toEqual(new Set(MOODS))
  })

  it('plain light is the lecture room’s', () => expect(moodLight('plain', light, SEED)).toEqual(light))

  it('dim and backlit rooms are darker, harsh ones brighter', () => {
    for (const mood of ['dim', 'backlit'] as const) {
      expect(moodLight(mood, light, SEED).exposure).toBeLessThan(light.exposure)
    }
    expect(moodLight('harsh', light, SEED).exposure).toBeGreaterThan(light.exposure)
  })

  it('infrared has no colour and no day', () => {
    expect(moodLook('infrared', look, SEED)).toMatchObject({ saturation: 0, tint: [1, 1, 1] })
    expect(moodLight('infrared', light, SEED)).toMatchObject({ mood: 'evening', sun: null })
  })
})
