/** Trunk, sleeves, hands and legs: fields and their geometries, shared by everybody of a build and cut. */
import { type BufferGeometry, Vector3 } from 'three'
import { noise3 } from '../plan/noise'
import type { Cut } from '../plan/people'
import { bake } from './bake'
import { between, ellipsoid, type Field, joined, rod, smoothMax, triple } from './fields'
import { bindJoints, type Joints, weigher } from './skeleton'

export type Body = { joints: Joints; clothes: BufferGeometry; skin: BufferGeometry; legs: BufferGeometry }

/** The part of the bind pose whose texture coordinates go 0..1. */
export const CLOTH_FRAME = { x: 0.45, y0: -0.12, y1: 0.7 }
/** Above this height of the bind pose a vertex belongs to the shoulders. */
const SHOULDER_LINE = 0.43
/** Where shirts and jackets end. */
const HEM = -0.085

type Part = [Field, number]
const SIDES = [
  ['L', 1],
  ['R', -1],
] as const

/** A short skirt of cloth round the hips: an upright elliptic tube, a little wider at the bottom. */
const hem: Field = (x, y, z) => {
  const [rx, rz] = [0.186 - 0.12 * y, 0.142 - 0.1 * y]
  const round = (Math.hypot(x / rx, z / rz) - 1) * rz
  return Math.max(round, Math.abs(y - 0.02) - 0.13)
}

function clothesField(joints: Joints, cut: Cut, female: boolean): Field {
  const shoulder = joints.armL.x
  const parts: Part[] = [
    [ellipsoid([0, 0.09, 0], [0.172, 0.15, 0.128]), 0],
    // The hem hangs over the hips, so that trousers begin below it when somebody stands.
    [hem, 0.06],
    [ellipsoid([0, 0.25, 0.005], [female ? 0.125 : 0.145, 0.16, female ? 0.105 : 0.115]), 0.1],
    [ellipsoid([0, 0.42, 0], [shoulder * 0.86, 0.155, 0.115]), 0.1],
    [rod([-shoulder * 0.75, 0.522, -0.012], [shoulder * 0.75, 0.522, -0.012], 0.06), 0.08],
    [rod([0, 0.53, -0.015], [0, 0.58, -0.012], 0.078, 0.06), 0.07],
  ]
  if (female)
    for (const [, side] of SIDES) parts.push([ellipsoid([side * 0.062, 0.4, 0.08], [0.058, 0.058, 0.046]), 0.06])
  for (const [k] of SIDES) parts.push(...sleeve(joints[`arm${k}`], joints[`fore${k}`], joints[`hand${k}`], cut))
  if (cut === 'hoodie') parts.push([ellipsoid([0, 0.53, -0.105], [0.115, 0.085, 0.06]), 0.05])
  if (cut !== 'tee') parts.push([collar(cut === 'hoodie' ? 0.024 : 0.013), 0.015])
  const whole = joined(parts)
  const neck = rod([0, 0.56, -0.012], [0, 0.72, -0.005], 0.052)
  return (x, y, z) => {
    const distance = whole(x, y, z)
    if (distance > 0.05) return distance
    const draped = distance + (cut === 'tee' ? 0.6 : 1) * folds(x, y, z, shoulder)
    return smoothMax(smoothMax(draped, -neck(x, y, z), 0.01), HEM - y, 0.012)
  }
}

function sleeve(arm: Vector3, fore: Vector3, hand: Vector3, cut: Cut): Part[] {
  if (cut === 'tee') return [[rod(triple(arm), between(arm, fore, 0.62), 0.062, 0.056), 0.05]]
  const loose = cut === 'hoodie'
  const parts: Part[] = [
    [rod(triple(arm), triple(fore), 0.063, 0.053), 0.05],
    [rod(triple(fore), between(fore, hand, 0.93), 0.052, loose ? 0.043 : 0.038), 0.025],
  ]
  if (loose) parts.push([rod(between(fore, hand, 0.9), between(fore, hand, 0.96), 0.045), 0.012])
  return parts
}

const collar =
  (radius: number): Field =>
  (x, y, z) =>
    Math.hypot(Math.hypot(x, z + 0.012 - (y - 0.59) * 0.3) - 0.066, (y - 0.592 + z * 0.25) * 0.9) - radius

/** Broad soft folds, deeper at the waist and on the sleeves. */
function folds(x: number, y: number, z: number, shoulder: number): number {
  const depth = noise3(x * 9, y * 17, z * 9) * 0.6 + noise3(x * 23 + 5, y * 38, z * 23) * 0.35
  const where = 0.45 + Math.max(0, 0.36 - y) * 1.6 + (Math.abs(x) > shoulder ? 0.5 : 0)
  return 0.0075 * depth * Math.min(1, Math.max(0, y / 0.08)) * where
}

function skinField(joints: Joints, cut: Cut): Field {
  const parts: Part[] = [[rod([0, 0.5, -0.012], [0, 0.7, 0.005], 0.058, 0.05), 0]]
  for (const [k, side] of SIDES) {
    const [arm, fore, hand] = [joints[`arm${k}`], joints[`fore${k}`], joints[`hand${k}`]]
    if (cut === 'tee') {
      parts.push(
        [rod(between(arm, fore, 0.3), triple(fore), 0.048, 0.041), 0.02],
        [rod(triple(fore), between(fore, hand, 0.4), 0.042, 0.04), 0.03],
        [rod(between(fore, hand, 0.4), triple(hand), 0.04, 0.027), 0.03],
      )
    } else parts.push([rod(between(fore, hand, 0.6), triple(hand), 0.03, 0.027), 0.03])
    parts.push(...handParts(fore, hand, side))
  }
  return joined(parts)
}

const FINGERS = [0.065, 0.08, 0.077, 0.058]

/** Palm, four fingers and a thumb, along the forearm. */
function handParts(fore: Vector3, hand: Vector3, side: number): Part[] {
  const ahead = hand.clone().sub(fore).normalize()
  const across = new Vector3(0, 1, 0).cross(ahead).normalize()
  const up = ahead.clone().cross(across)
  const at = (u: number, v: number, w: number) =>
    triple(hand.clone().addScaledVector(ahead, u).addScaledVector(across, v).addScaledVector(up, w))
  const parts: Part[] = [
    [rod(at(0.02, 0.012, 0), at(0.085, 0.022, -0.004), 0.02, 0.017), 0.03],
    [rod(at(0.02, -0.012, 0), at(0.085, -0.022, -0.004), 0.02, 0.017), 0.02],
    [rod(at(0.02, -side * 0.025, -0.006), at(0.065, -side * 0.052, -0.022), 0.015, 0.01), 0.015],
  ]
  for (let finger = 0; finger < 4; finger++) {
    const v = (finger - 1.5) * 0.0175
    const length = FINGERS[side > 0 ? 3 - finger : finger]!
    const knuckle = at(0.085 + length * 0.55, v * 1.05, -0.008)
    parts.push([rod(at(0.085, v, -0.002), knuckle, 0.0105, 0.0095), 0.012])
    parts.push([rod(knuckle, at(0.085 + length, v, -0.026), 0.0095, 0.008), 0.004])
  }
  return parts
}

function legsField(joints: Joints): Field {
  const parts: Part[] = [[ellipsoid([0, 0.07, -0.01], [0.15, 0.105, 0.105]), 0]]
  for (const [k] of SIDES) {
    const [thigh, shin, foot] = [joints[`thigh${k}`], joints[`shin${k}`], joints[`foot${k}`]]
    parts.push(
      [rod(triple(thigh), triple(shin), 0.088, 0.062), 0.04],
      [rod(triple(shin), triple(foot), 0.06, 0.052), 0.03],
    )
    const toe = foot.clone().add(new Vector3(0, -0.035, 0.13))
    const heel = foot.clone().add(new Vector3(0, -0.03, 0))
    parts.push([rod(triple(heel), triple(toe), 0.042, 0.036), 0.01])
  }
  return joined(parts)
}

const clothUv = (x: number, y: number): [number, number] => [
  (x / CLOTH_FRAME.x + 1) / 2,
  (y - CLOTH_FRAME.y0) / (CLOTH_FRAME.y1 - CLOTH_FRAME.y0),
]
const bodies = new Map<string, Body>()

/** The body of a build. coarseness: 1 for somebody near the camera, more for somebody far away. */
export function bodyOf(cut: Cut, female: boolean, coarseness: number): Body {
  const key = `${cut}-${female}-${coarseness}`
  const known = bodies.get(key)
  if (known) return known
  const joints = bindJoints(female ? 0.162 : 0.186)
  const clothes = clothesField(joints, cut, female)
  const skin = skinField(joints, cut)
  const weights = weigher(joints, /hips|spine|chest|neck|arm|fore|hand/)
  const isUpper = (_x: number, y: number) => y > SHOULDER_LINE
  const body: Body = {
    joints,
    clothes: bake({
      ...{ field: clothes, low: [-0.42, -0.12, -0.22], high: [0.42, 0.68, 0.48], cell: 0.02 * coarseness },
      ...{ weights, isUpper, uv: clothUv, sides: true },
    }),
    skin: bake({
      ...{ field: skin, low: [-0.42, 0.1, -0.12], high: [0.42, 0.72, 0.62], cell: 0.0135 * Math.sqrt(coarseness) },
      ...{ occluder: (x, y, z) => Math.min(clothes(x, y, z), skin(x, y, z)), weights, isUpper, uv: () => [0.5, 0.02] },
    }),
    legs: bake({
      ...{ field: legsField(joints), low: [-0.24, -0.46, -0.16], high: [0.24, 0.22, 0.64], cell: 0.034 * coarseness },
      ...{ weights: weigher(joints, /hips|thigh|shin/), isUpper: () => false, uv: clothUv },
      // Shoes are lighter than trousers.
      shade: (_x, y, z) => (y < -0.352 || (z > 0.49 && y < -0.31) ? 2.1 : 1),
    }),
  }
  bodies.set(key, body)
  return body
}
