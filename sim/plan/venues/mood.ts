/** Harder light and worse cameras than a lecture room's: against the windows, hardly lit, infrared at night. */
import type { Light } from '../light'
import type { Look } from '../look'
import { seeded } from '../random'

export const MOODS = ['plain', 'backlit', 'dim', 'infrared', 'harsh'] as const
export type Mood = (typeof MOODS)[number]

export function planMood(seed: number): Mood {
  return seeded(seed, 52).weighted<Mood>({ plain: 6, backlit: 2, dim: 2, infrared: 1.5, harsh: 1.5 })
}

export function moodLight(mood: Mood, light: Light, seed: number): Light {
  const random = seeded(seed, 53)
  const lamps = (share: number) => ({ ...light.lamps, strength: light.lamps.strength * share, lit: share > 0.5 })
  if (mood === 'backlit') {
    const outside = { ...light.outside, top: '#e8f0fa', middle: '#ffffff', bottom: '#e4e8e2', strength: 6 }
    return { ...light, outside, lamps: lamps(0.3), exposure: light.exposure * random.between(0.45, 0.75) }
  }
  if (mood === 'dim') {
    const fill = { ...light.fill, strength: light.fill.strength * 0.6 }
    const outside = { ...light.outside, strength: light.outside.strength * 0.3 }
    return {
      ...light,
      sun: null,
      fill,
      outside,
      lamps: lamps(0.4),
      exposure: light.exposure * random.between(0.35, 0.65),
    }
  }
  if (mood === 'infrared') {
    const outside = { top: '#050607', middle: '#0b0c0d', bottom: '#050505', strength: 0.4 }
    return {
      ...light,
      mood: 'evening',
      sun: null,
      outside,
      windowFill: 0.03,
      exposure: light.exposure * random.between(0.7, 1.3),
    }
  }
  if (mood === 'harsh') return { ...light, lamps: lamps(1.3), exposure: light.exposure * random.between(1.1, 1.45) }
  return light
}

export function moodLook(mood: Mood, look: Look, seed: number): Look {
  const random = seeded(seed, 54)
  const quality = random.whole(45, 94)
  if (mood === 'infrared') {
    const tint: Look['tint'] = [1, 1, 1]
    return {
      ...look,
      saturation: 0,
      tint,
      grain: random.between(0.03, 0.12),
      vignette: random.between(0.5, 1.6),
      quality,
    }
  }
  if (mood === 'dim')
    return { ...look, grain: random.between(0.05, 0.16), saturation: random.between(0.2, 0.8), quality }
  if (mood === 'harsh') return { ...look, contrast: random.between(1.15, 1.45), quality }
  return { ...look, saturation: random.chance(0.12) ? 0 : look.saturation, quality }
}
