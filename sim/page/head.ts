/** Heads, in the frame of the head's joint: +y to the crown, +z out of the face. */
import type { BufferGeometry } from 'three'
import { bake } from './bake'
import { ellipsoid, type Field, joined, rod, smoothMax } from './fields'

/** The part of the head its texture covers, seen from the front. */
export const FACE_FRAME = { x: 0.1, y0: -0.08, y1: 0.24 }

function headField(female: boolean, width: number): Field {
  const both = (x: number, y: number, z: number, radii: readonly [number, number, number], seam: number) =>
    [1, -1].map((side) => [ellipsoid([side * x, y, z], radii), seam] as const)
  const head = joined([
    [ellipsoid([0, 0.124, -0.004], [0.075 * width, 0.092, 0.096]), 0],
    [ellipsoid([0, 0.068, 0.032], [0.061 * width, 0.084, 0.066]), 0.05],
    [ellipsoid([0, 0.022, 0.044], [(female ? 0.038 : 0.044) * width, 0.043, 0.046]), 0.05],
    [ellipsoid([0, -0.004, 0.078], [female ? 0.014 : 0.019, 0.014, 0.015]), 0.04],
    ...both(0.036 * width, 0.052, 0.064, [0.026, 0.027, 0.024], 0.035),
    [rod([0, 0.09, 0.092], [0, 0.056, 0.109], 0.0055, female ? 0.0085 : 0.0098), 0.022],
    ...both(0.009, 0.05, 0.1, [0.0075, 0.0065, 0.0075], 0.012),
    [ellipsoid([0, 0.021, 0.095], [0.02, 0.009, 0.01]), 0.014],
    [rod([0, 0.03, -0.012], [0, -0.075, -0.022], female ? 0.046 : 0.052), 0.03],
    ...both(0.079 * width, 0.075, -0.004, [0.01, 0.03, 0.018], 0.008),
  ])
  const left = ellipsoid([0.031, 0.081, 0.11], [0.02, 0.0125, 0.0165])
  const right = ellipsoid([-0.031, 0.081, 0.11], [0.02, 0.0125, 0.0165])
  return (x, y, z) => smoothMax(head(x, y, z), -Math.min(left(x, y, z), right(x, y, z)), 0.02)
}

/** Seen from the front; what is behind the ears goes to the texture's plain edge. */
function faceUv(x: number, y: number, z: number): [number, number] {
  const outwards = x + Math.sign(x) * Math.max(0, 0.025 - z) * 1.4
  const clamp = (v: number) => Math.min(0.995, Math.max(0.005, v))
  return [clamp((outwards / FACE_FRAME.x + 1) / 2), clamp((y - FACE_FRAME.y0) / (FACE_FRAME.y1 - FACE_FRAME.y0))]
}

const heads = new Map<string, BufferGeometry>()

/** width: 1 is average; taken in steps so that heads can be shared. */
export function headOf(female: boolean, width: number, coarseness: number): BufferGeometry {
  const step = Math.round(width * 30) / 30
  const key = `${female}-${step}-${coarseness}`
  const known = heads.get(key)
  if (known) return known
  const field = headField(female, step)
  const geometry = bake({
    field,
    low: [-0.1, -0.09, -0.12],
    high: [0.1, 0.23, 0.14],
    cell: 0.0075 * coarseness,
    uv: faceUv,
  })
  heads.set(key, geometry)
  return geometry
}
