/** Two-bone limbs: where elbow and knee go for a hand or foot to reach its place. */
import { Matrix4, Quaternion as Q, type Quaternion, Vector3 } from 'three'
import type { Figure } from './figure'
import { type JointName, parentOf } from './skeleton'

export type Limb = { upper: JointName; lower: JointName; end: JointName; lengths: readonly [number, number] }

/** Turning of a bone in the figure's own frame, as its parents stand now. */
export function turningOf(figure: Figure, name: JointName): Quaternion {
  return new Q().setFromRotationMatrix(withoutScale(placeOf(figure, name)))
}

const withoutScale = (matrix: Matrix4) => new Matrix4().extractRotation(matrix)

function placeOf(figure: Figure, name: JointName): Matrix4 {
  const place = new Matrix4()
  for (let joint: JointName | null = name; joint; joint = parentOf(joint)) {
    figure.bones[joint].updateMatrix()
    place.premultiply(figure.bones[joint].matrix)
  }
  return place
}

/** The turning that takes direction a with side n to direction b with side m; all unit and square to each other. */
export function turningBetween(a: Vector3, n: Vector3, b: Vector3, m: Vector3): Quaternion {
  const frame = (u: Vector3, w: Vector3) => new Matrix4().makeBasis(u, w, u.clone().cross(w))
  return new Q().setFromRotationMatrix(frame(b, m).multiply(frame(a, n).transpose()))
}

/** Bends the limb so that its end is at `target`, the middle joint towards `pole`, the end turned as `endTurning`. */
export function reach(figure: Figure, limb: Limb, target: Vector3, pole: Vector3, endTurning: Quaternion): void {
  const { bones, joints } = figure
  const [l1, l2] = limb.lengths
  const start = new Vector3().setFromMatrixPosition(placeOf(figure, limb.upper))
  const direction = target.clone().sub(start)
  const distance = Math.min(direction.length(), (l1 + l2) * 0.995)
  direction.normalize()
  const along = (l1 * l1 - l2 * l2 + distance * distance) / (2 * distance)
  const aside = Math.sqrt(Math.max(0, l1 * l1 - along * along))
  const outwards = pole.clone().addScaledVector(direction, -pole.dot(direction)).normalize()
  const middle = start.clone().addScaledVector(direction, along).addScaledVector(outwards, aside)
  const end = start.clone().addScaledVector(direction, distance)
  const bind1 = joints[limb.lower].clone().sub(joints[limb.upper])
  const bind2 = joints[limb.end].clone().sub(joints[limb.lower])
  const bindSide = bind1.clone().cross(bind2).normalize()
  const now1 = middle.clone().sub(start).normalize()
  const now2 = end.sub(middle).normalize()
  const side = now1.clone().cross(now2).normalize()
  const upper = turningBetween(bind1.normalize(), bindSide, now1, side)
  const lower = turningBetween(bind2.normalize(), bindSide, now2, side)
  const parent = parentOf(limb.upper)!
  bones[limb.upper].quaternion.copy(turningOf(figure, parent).invert().multiply(upper))
  bones[limb.lower].quaternion.copy(upper.invert().multiply(lower))
  bones[limb.end].quaternion.copy(lower.invert().multiply(endTurning))
}
