/** A small room as a camera would see it, one grey picture a second: what stands still, and what breathes. Nothing random but by its seed. */
import type { BBox } from '../../../contract/frame'
import type { GreyPicture } from '../../motion/grey-picture'

export const WIDTH = 112
export const HEIGHT = 64

/** Something in a box, moved by so many pixels; `look`: which of many looks it has. */
export type Part = { box: BBox; look: number; dx: number; dy: number }

export type SceneOptions = {
  /** Standard deviation of the sensor's noise, grey levels. */
  noise?: number
  /** A codec sends blocks of 8 pixels again only when they differ by this much on average, grey levels; 0: no codec. */
  skip?: number
}

/** Waves of a few pixels across, about 12 grey levels a pixel at their steepest. */
function texture(x: number, y: number, look: number): number {
  const wave = (period: number, angle: number) =>
    Math.sin((2 * Math.PI * (x * Math.cos(angle + look) + y * Math.sin(angle + look))) / period + look * 7)
  return 120 + 10 * wave(7, 0.3) + 10 * wave(9, 1.7) + 12 * wave(17, 2.6)
}

/** Numbers as a normal distribution has them, over and over from different places. */
function createNoise(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return (state + 1) / 4294967297
  }
  const table = Float32Array.from(
    { length: 65_536 },
    () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()),
  )
  return {
    picture: () => Math.floor(next() * 65_536),
    at: (offset: number, i: number) => table[(offset + i * 7) & 65_535]!,
  }
}

/** Pictures one after another; light: grey levels added everywhere, shake: pixels by which the whole camera is moved. */
export function createScene({ noise = 0.6, skip = 0 }: SceneOptions = {}, seed = 1) {
  const random = createNoise(seed)
  let coded: Float32Array | null = null
  let walls: { shake: number; pixels: Float32Array } | null = null

  function wallsAt(shake: number): Float32Array {
    if (walls?.shake !== shake) walls = { shake, pixels: draw(new Float32Array(WIDTH * HEIGHT), ROOM, 0, shake, 0) }
    return walls.pixels.slice()
  }

  return (parts: readonly Part[], { light = 0, shake = 0 } = {}): GreyPicture => {
    const raw = wallsAt(shake)
    const offset = random.picture()
    for (const { box, look, dx, dy } of parts) draw(raw, box, look, shake - dx, -dy)
    for (let i = 0; i < raw.length; i++) raw[i] = raw[i]! + light + noise * random.at(offset, i)
    coded = coded && skip > 0 ? resend(coded, raw, skip) : raw
    const data = new Uint8Array(coded.length)
    for (let i = 0; i < data.length; i++) data[i] = Math.round(coded[i]!)
    return { width: WIDTH, height: HEIGHT, data }
  }
}

const ROOM = { x1: 0, y1: 0, x2: WIDTH, y2: HEIGHT }

function draw(pixels: Float32Array, box: BBox, look: number, dx: number, dy: number): Float32Array {
  for (let y = box.y1; y < box.y2; y++) {
    for (let x = box.x1; x < box.x2; x++) pixels[y * WIDTH + x] = texture(x + dx, y + dy, look)
  }
  return pixels
}

function resend(before: Float32Array, now: Float32Array, skip: number): Float32Array {
  const sent = before.slice()
  for (let top = 0; top < HEIGHT; top += 8) {
    for (let left = 0; left < WIDTH; left += 8) {
      let differs = 0
      for (let i = 0; i < 64; i++) {
        const pixel = (top + (i >> 3)) * WIDTH + left + (i & 7)
        differs += Math.abs(now[pixel]! - before[pixel]!) / 64
      }
      if (differs <= skip) continue
      for (let row = top; row < top + 8; row++)
        sent.set(now.subarray(row * WIDTH + left, row * WIDTH + left + 8), row * WIDTH + left)
    }
  }
  return sent
}
