/** The light of a seed. Colours as three.js takes them; strengths without a unit. */

import { seeded } from './random'
import type { Room } from './room'

export type Light = {
  mood: 'sun' | 'overcast' | 'evening'
  /** Towards the windows, or none. */
  sun: { colour: string; strength: number; height: number; drift: number } | null
  /** The lamps on the ceiling, as one soft light from above. */
  lamps: { colour: string; strength: number; lit: boolean }
  /** Light from everywhere: from above and from below. */
  fill: { sky: string; ground: string; strength: number }
  /** How much brighter it is towards the windows. */
  windowFill: number
  /** What is behind the panes. */
  outside: { top: string; middle: string; bottom: string; strength: number }
  exposure: number
}

/** The light of a seed. */
export function planLight(seed: number, room: Room): Light {
  const random = seeded(seed, 2)
  const mood = random.weighted({ sun: 5, overcast: 3, evening: 2 })
  const warm = random.chance(0.5)
  const lampColour = warm ? '#fff0d8' : '#f2f6ff'
  // Low walls to the sky: a wide room gets more light in than a deep one needs.
  const wide = Math.min(1.15, 8.6 / (room.x1 - room.x0))
  if (mood === 'evening') {
    return {
      mood,
      sun: null,
      lamps: { colour: lampColour, strength: random.between(2.3, 2.9), lit: true },
      fill: { sky: '#fff4e6', ground: '#b09a80', strength: random.between(0.9, 1.15) },
      windowFill: 0.06,
      outside: { top: '#0c1322', middle: '#16202f', bottom: '#0b0f16', strength: 0.7 },
      exposure: random.between(1, 1.25),
    }
  }
  const sunny = mood === 'sun'
  return {
    mood,
    sun: sunny
      ? {
          colour: random.pick(['#ffe6c0', '#ffdcae', '#fff1dc']),
          strength: random.between(3, 4.8),
          height: random.between(4.5, 8),
          drift: random.between(-5, 3),
        }
      : null,
    lamps: {
      colour: lampColour,
      strength: sunny ? random.between(1.3, 1.9) : random.between(1.1, 1.7),
      lit: random.chance(0.7),
    },
    fill: { sky: sunny ? '#f6f4f2' : '#e6eef6', ground: '#b8a690', strength: random.between(0.85, 1.1) },
    windowFill: (sunny ? 0.36 : 0.5) * wide,
    outside: sunny
      ? { top: '#cfe4fb', middle: '#f4f9ff', bottom: '#cfd8c8', strength: 3.2 }
      : { top: '#dfe4e8', middle: '#eef1f3', bottom: '#c3c8c4', strength: 2.6 },
    exposure: random.between(1.05, 1.3),
  }
}
