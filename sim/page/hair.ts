/** Hair and what is worn instead of it, as shells round the head, in the frame of the head's joint. */
import type { BufferGeometry } from 'three'
import { noise3 } from '../plan/noise'
import type { HairStyle } from '../plan/people'
import { bake } from './bake'
import { ellipsoid, type Field, joined, rod, smoothMax } from './fields'

type Part = [Field, number]

/** How far the shell stands off the skull, metres. */
const THICKNESS: Record<HairStyle, number> = {
  ...{ buzz: 0.005, crop: 0.011, side: 0.019, curly: 0.024, cap: 0.012 },
  ...{ bob: 0.017, fringe: 0.017, long: 0.016, pony: 0.012, bun: 0.012, scarf: 0.016 },
}
/** Height of the hairline above the face. */
const HAIRLINE: Record<HairStyle, number> = {
  ...{ buzz: 0.16, crop: 0.158, side: 0.152, curly: 0.148, cap: 0.14 },
  ...{ bob: 0.15, fringe: 0.122, long: 0.158, pony: 0.162, bun: 0.164, scarf: 0.146 },
}

/** What the style adds to the shell. */
function extras(style: HairStyle): Part[] {
  if (style === 'side') return [[ellipsoid([0.014, 0.2, 0.04], [0.068, 0.032, 0.056]), 0.03]]
  if (style === 'crop') return [[ellipsoid([0, 0.2, 0.035], [0.06, 0.026, 0.05]), 0.03]]
  if (style === 'curly') return [[ellipsoid([0, 0.185, 0.0], [0.09, 0.055, 0.095]), 0.04]]
  if (style === 'cap')
    return [
      [rod([-0.03, 0.15, 0.09], [0.03, 0.15, 0.09], 0.012), 0.012],
      [ellipsoid([0, 0.146, 0.115], [0.062, 0.009, 0.065]), 0.006],
    ]
  if (style === 'bob' || style === 'fringe') {
    const low = style === 'bob' ? 0.05 : 0.035
    return [[ellipsoid([0, low + 0.01, -0.028], [0.097, 0.1, 0.086]), 0.03]]
  }
  if (style === 'long') {
    return [
      [ellipsoid([0, 0.05, -0.035], [0.094, 0.12, 0.083]), 0.04],
      [ellipsoid([0, -0.09, -0.064], [0.1, 0.15, 0.042]), 0.05],
    ]
  }
  if (style === 'pony') {
    return [
      [ellipsoid([0, 0.145, -0.118], [0.026, 0.026, 0.026]), 0.01],
      [rod([0, 0.135, -0.135], [0.01, -0.07, -0.13], 0.034, 0.012), 0.02],
    ]
  }
  if (style === 'bun') return [[ellipsoid([0, 0.21, -0.07], [0.045, 0.04, 0.045]), 0.008]]
  if (style === 'scarf') {
    return [
      [ellipsoid([0, 0.03, 0.0], [0.09, 0.11, 0.088]), 0.04],
      [ellipsoid([0, -0.075, -0.01], [0.115, 0.06, 0.1]), 0.06],
    ]
  }
  return []
}

/** Strands, curls or cloth on the shell's surface. */
function texture(style: HairStyle, x: number, y: number, z: number): number {
  if (style === 'cap' || style === 'scarf') return 0.003 * noise3(x * 30, y * 30, z * 30)
  if (style === 'buzz') return 0.001 * noise3(x * 200, y * 200, z * 200)
  if (style === 'crop') return 0.003 * noise3(x * 120, y * 120, z * 120)
  if (style === 'curly') return 0.009 * noise3(x * 48, y * 48, z * 48) + 0.004 * noise3(x * 110, y * 110, z * 110)
  const angle = Math.atan2(x, z + 0.02)
  const strands = Math.sin(angle * 22 + 3.5 * noise3(x * 22, y * 8, z * 22))
  return 0.003 * strands * Math.min(1, Math.hypot(x, z) / 0.05) + 0.004 * noise3(x * 55, y * 20, z * 55)
}

function hairField(style: HairStyle): Field {
  const thick = THICKNESS[style]
  const shell = ellipsoid([0, 0.126, -0.006], [0.075 + thick, 0.092 + thick, 0.097 + thick])
  const whole = joined([[shell, 0], ...extras(style)])
  const clipped = style === 'crop' || style === 'side' || style === 'buzz' || style === 'curly'
  const open = style === 'cap' || clipped
  const face = ellipsoid([0, HAIRLINE[style] - 0.118, 0.115], [open ? 0.078 : 0.066, 0.118, 0.118])
  return (x, y, z) => {
    let distance = whole(x, y, z)
    if (distance > 0.04) return distance
    distance += texture(style, x, y, z)
    // A hairline that is not drawn with a ruler.
    const line = style === 'cap' || style === 'scarf' ? 0 : 0.006 * noise3(x * 70, 3.3, 1.7)
    if (!(style === 'cap' && z > 0.06 && y > 0.13)) distance = smoothMax(distance, -(face(x, y, z) + line), 0.012)
    if (clipped) {
      distance = smoothMax(distance, (0.052 + line - y) * 0.8, 0.012)
      distance = smoothMax(distance, -(Math.hypot((y - 0.068) * 0.9, z - 0.012) - 0.038), 0.008)
    } else if (style === 'pony' || style === 'bun') {
      distance = smoothMax(distance, (0.035 - y) * 0.8 - Math.max(0, -z - 0.09) * 20, 0.012)
    } else if (style === 'cap') distance = smoothMax(distance, (0.1 - y) * 0.9, 0.008)
    return distance
  }
}

/** Strands run from the crown down: u round the head (mirrored, so without a seam), v along the height. */
const hairUv = (x: number, y: number, z: number): [number, number] => [Math.abs(Math.atan2(x, z + 0.02)) * 0.95, y * 3]

const geometries = new Map<string, BufferGeometry>()

export function hairOf(style: HairStyle, coarseness: number): BufferGeometry {
  const key = `${style}-${coarseness}`
  const known = geometries.get(key)
  if (known) return known
  const cell = 0.0085 * coarseness
  const geometry = bake({
    field: hairField(style),
    low: [-0.135, -0.27, -0.21],
    high: [0.135, 0.29, 0.19],
    cell,
    uv: hairUv,
  })
  geometries.set(key, geometry)
  return geometry
}
