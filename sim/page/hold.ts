/** Puts a figure into a pose at its place. */
import { Euler, Quaternion, Vector3 } from 'three'
import type { Instant } from '../plan/motion'
import type { Pose } from '../plan/poses'
import type { Figure } from './figure'
import { reach, turningBetween, turningOf } from './limbs'
import { FOREARM, SHIN, THIGH, UPPER_ARM } from './skeleton'

/** Height of the seat above the floor. */
export const SEAT_HEIGHT = 0.44
/** How much higher the hips are on one's feet than on a seat. */
const STAND_UP = 0.4

const turning = (x: number, y: number, z: number) => new Quaternion().setFromEuler(new Euler(x, y, z, 'YXZ'))

export function hold(figure: Figure, instant: Instant): void {
  const { pose, place } = instant
  // On one's feet the soles stay on the floor, however tall one is.
  const lift = SEAT_HEIGHT * (1 + (figure.height - 1) * pose.rise)
  figure.group.position.set(place.x, place.floor + lift, place.z)
  figure.group.rotation.y = place.yaw
  holdTrunk(figure, instant)
  for (const side of [1, -1] as const) {
    holdArm(figure, instant, side)
    holdLeg(figure, instant, side)
  }
  figure.phone.visible = pose.phone > 0.35
  figure.phone.position.set(0, pose.phoneY, pose.phoneZ)
  figure.phone.rotation.set(pose.phoneTilt, 0, 0)
  figure.book.visible = pose.book > 0.4
  figure.book.position.set(0, 0.75 - 0.3 * (1 - pose.book), 0.42)
  figure.book.rotation.set(0.55, 0, 0)
  figure.pen.visible = pose.pen > 0.5
  figure.face.material.map = pose.eyesShut > 0.6 ? figure.face.shut : figure.face.open
  figure.group.updateMatrixWorld(true)
}

function holdTrunk(figure: Figure, { pose, step }: Instant): void {
  const { bones } = figure
  const bob = pose.gait * 0.018 * Math.cos(step * 2)
  bones.hips.position.set(0, 0.09 + pose.rise * STAND_UP + bob, pose.slide)
  bones.hips.quaternion.copy(turning(pose.lean * 0.35, pose.twist * 0.12 + pose.gait * 0.07 * Math.sin(step), 0))
  bones.spine.quaternion.copy(turning(pose.lean * 0.65 + pose.curl * 0.4, pose.twist * 0.44, pose.bend))
  bones.chest.quaternion.copy(turning(pose.curl * 0.6, pose.twist * 0.44, pose.bend))
  const chest = turningOf(figure, 'chest')
  const head = turning(pose.headPitch, pose.headYaw, pose.headRoll).multiply(turning(0, pose.headSpin, 0))
  const neck = chest.clone().slerp(head, 0.45)
  bones.neck.quaternion.copy(chest.invert().multiply(neck))
  bones.head.quaternion.copy(neck.invert().multiply(head))
}

function handOf(pose: Pose, side: 1 | -1) {
  const k = side > 0 ? 'l' : 'r'
  return {
    at: new Vector3(pose[`${k}x`], pose[`${k}y`], pose[`${k}z`]),
    fingers: new Vector3(pose[`${k}fx`], pose[`${k}fy`], pose[`${k}fz`]).normalize(),
    palm: new Vector3(pose[`${k}px`], pose[`${k}py`], pose[`${k}pz`]),
  }
}

function holdArm(figure: Figure, { pose, step }: Instant, side: 1 | -1): void {
  const k = side > 0 ? 'L' : 'R'
  const { at, fingers, palm } = handOf(pose, side)
  palm.addScaledVector(fingers, -palm.dot(fingers)).normalize()
  at.z -= pose.gait * 0.19 * side * Math.sin(step)
  at.y += pose.gait * 0.05 * Math.abs(Math.sin(step))
  // In the bind pose the fingers go on along the forearm, the palm down.
  const ahead = figure.joints[`hand${k}`].clone().sub(figure.joints[`fore${k}`]).normalize()
  const across = new Vector3(0, 1, 0).cross(ahead).normalize()
  const down = ahead.clone().cross(across).negate()
  const hand = turningBetween(ahead, down, fingers, palm)
  const pole = new Vector3(side * (0.35 + pose.elbow), -1, -0.45)
  reach(figure, { upper: `arm${k}`, lower: `fore${k}`, end: `hand${k}`, lengths: [UPPER_ARM, FOREARM] }, at, pole, hand)
}

function holdLeg(figure: Figure, { pose, step }: Instant, side: 1 | -1): void {
  const k = side > 0 ? 'L' : 'R'
  const up = pose.rise
  const swing = pose.gait * side
  const foot = new Vector3(side * (0.11 - 0.02 * up), -0.41 + 0.02 * up, 0.4 * (1 - up) + 0.03 * up)
  foot.z += swing * 0.3 * Math.sin(step)
  foot.y += pose.gait * 0.09 * Math.max(0, side * Math.cos(step))
  const pole = new Vector3(side * 0.1, 0.4, 1)
  reach(
    figure,
    { upper: `thigh${k}`, lower: `shin${k}`, end: `foot${k}`, lengths: [THIGH, SHIN] },
    foot,
    pole,
    new Quaternion(),
  )
}
