/**
 * The calibration picture as pure functions: where the beacon is in frame n, and n itself readable from the pixels.
 * Whoever holds a picture (even after JPEG) can tell which frame it is and where the box must be.
 *
 * Picture: dark grey; along the top edge the frame number, 24 bits, most significant first, one block of 16 x 16 px a
 * bit, white is 1 (pictures narrower than 384 px wrap to a second row); below, a yellow square of 48 x 48 px that is
 * bright and the only saturated thing in the picture.
 */
export const BEACON_SIZE = 48
export const CODE_BLOCK = 16
export const CODE_BITS = 24
/** Frame numbers are coded modulo this. */
export const CODE_MODULUS = 2 ** CODE_BITS

/** Full-range BT.601 Y, Cb, Cr. */
export const BACKGROUND = { y: 32, u: 128, v: 128 } as const
export const BEACON = { y: 226, u: 1, v: 149 } as const
const WHITE = 235
const BLACK = 16

/** Pixels the centre moves each frame; even, so that chroma planes are exact. */
const STEP_X = 6
const STEP_Y = 4

const columns = (width: number) => Math.min(CODE_BITS, Math.floor(width / CODE_BLOCK))

/** Height in pixels that the code takes at the top; the beacon never enters it. */
export function codeHeight(width: number): number {
  return Math.ceil(CODE_BITS / columns(width)) * CODE_BLOCK
}

/** 0, step, 2 step, ... up to range and back again. */
function bounce(frame: number, step: number, range: number): number {
  const position = (frame * step) % (2 * range)
  return position <= range ? position : 2 * range - position
}

/** Centre of the beacon in frame `frame`, pixels. Both coordinates are even. */
export function beaconAt(frame: number, width: number, height: number): { x: number; y: number } {
  const half = BEACON_SIZE / 2
  const top = codeHeight(width) + CODE_BLOCK
  const even = (value: number) => value - (value % 2)
  return {
    x: half + bounce(frame, STEP_X, even(width - BEACON_SIZE)),
    y: top + half + bounce(frame, STEP_Y, even(height - top - BEACON_SIZE)),
  }
}

/** Writes the code of `frame` into a luma plane. stride: bytes a row. */
export function drawCode(luma: Uint8Array, stride: number, width: number, frame: number): void {
  const perRow = columns(width)
  for (let bit = 0; bit < CODE_BITS; bit++) {
    const one = Math.floor(frame / 2 ** (CODE_BITS - 1 - bit)) % 2 === 1
    const x = (bit % perRow) * CODE_BLOCK
    const y = Math.floor(bit / perRow) * CODE_BLOCK
    for (let row = y; row < y + CODE_BLOCK; row++) {
      luma.fill(one ? WHITE : BLACK, row * stride + x, row * stride + x + CODE_BLOCK)
    }
  }
}

/** Reads the frame number (modulo CODE_MODULUS) from a luma plane, from the inner 8 x 8 px of each block. */
export function readCode(luma: Uint8Array, stride: number, width: number): number {
  const perRow = columns(width)
  const inset = CODE_BLOCK / 4
  let frame = 0
  for (let bit = 0; bit < CODE_BITS; bit++) {
    const x = (bit % perRow) * CODE_BLOCK + inset
    const y = Math.floor(bit / perRow) * CODE_BLOCK + inset
    let sum = 0
    for (let row = y; row < y + 2 * inset; row++) {
      for (let column = x; column < x + 2 * inset; column++) sum += luma[row * stride + column] ?? 0
    }
    frame = frame * 2 + (sum / (4 * inset * inset) > (WHITE + BLACK) / 2 ? 1 : 0)
  }
  return frame
}
