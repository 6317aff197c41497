/** How good the camera of a seed is. Everything is 1 or 0 for a clean picture, as said beside it. */
import { seeded } from './random'

export type Look = {
  /** 0 crisp .. 1 clearly soft. */
  softness: number
  /** Sensor noise, 0..1 of full scale. */
  grain: number
  /** 1 neutral. */
  contrast: number
  saturation: number
  /** Gain of red, green and blue. */
  tint: [number, number, number]
  /** Darkening towards the corners, 0 none. */
  vignette: number
  /** Halo of a camera's edge enhancement, 0 none. */
  sharpening: number
  /** JPEG quality of stills, 1..100. */
  quality: number
  /** Burned into the picture; no clock, a looped film would show its seam. */
  name: string
}

/** The look of a seed. `clean`: a good camera, as the demo film has. */
export function planLook(seed: number, clean = false): Look {
  const random = seeded(seed, 4)
  const name = `CAM ${String(random.whole(1, 16)).padStart(2, '0')}  ROOM ${random.whole(1, 5)}${String(random.whole(1, 24)).padStart(2, '0')}`
  if (clean) {
    const tint: Look['tint'] = [1, 1, 1]
    return {
      softness: 0.3,
      grain: 0.022,
      contrast: 1.05,
      saturation: 0.8,
      tint,
      vignette: 0.36,
      sharpening: 0.15,
      quality: 92,
      name,
    }
  }
  const warmth = random.between(-0.05, 0.05)
  return {
    softness: random.chance(0.25) ? random.between(0.6, 1) : random.between(0.1, 0.6),
    grain: random.between(0.008, 0.055),
    contrast: random.between(0.8, 1.25),
    saturation: random.between(0.5, 1.02),
    tint: [1 + warmth, 1 + random.between(-0.025, 0.025), 1 - warmth],
    vignette: random.between(0.1, 0.55),
    sharpening: random.chance(0.4) ? random.between(0.2, 0.7) : 0,
    quality: random.whole(58, 94),
    name,
  }
}
