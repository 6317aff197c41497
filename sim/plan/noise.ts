/** Smooth noise: over space for shapes and textures, over a film's circle of time for motion. */
const smooth = (t: number) => t * t * (3 - 2 * t)
const mix = (a: number, b: number, t: number) => a + (b - a) * t

function hash(x: number, y: number, z: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 1440671707)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}

/** Value noise in -1..1, one lattice cell a unit. */
export function noise3(x: number, y: number, z: number): number {
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)]
  const [u, v, w] = [smooth(x - i), smooth(y - j), smooth(z - k)]
  const plane = (dz: number) =>
    mix(
      mix(hash(i, j, k + dz), hash(i + 1, j, k + dz), u),
      mix(hash(i, j + 1, k + dz), hash(i + 1, j + 1, k + dz), u),
      v,
    )
  return 2 * mix(plane(0), plane(1), w) - 1
}

/**
 * Noise in -1..1 that comes back to its start: turn 0 and turn 1 are the same instant of a looped film.
 * cells: how many independent values the circle holds, at least 1.
 */
export function loopNoise(turn: number, cells: number, stream: number): number {
  const count = Math.max(1, Math.round(cells))
  const at = (turn - Math.floor(turn)) * count
  const cell = Math.floor(at)
  const value = (index: number) => hash(index % count, stream, 77)
  return 2 * mix(value(cell), value(cell + 1), smooth(at - cell)) - 1
}
