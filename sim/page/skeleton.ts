/** The bones of a figure. The bind pose sits, arms half forward, so that bent joints keep their shape. */
import { Bone, Vector3 } from 'three'
import type { BoneWeight } from './bake'
import { type Field, rod, triple } from './fields'

export const UPPER_ARM = 0.29
export const FOREARM = 0.25
export const THIGH = 0.41
export const SHIN = 0.41

const PARENTS = {
  hips: null,
  spine: 'hips',
  chest: 'spine',
  neck: 'chest',
  head: 'neck',
  armL: 'chest',
  foreL: 'armL',
  handL: 'foreL',
  armR: 'chest',
  foreR: 'armR',
  handR: 'foreR',
  thighL: 'hips',
  shinL: 'thighL',
  footL: 'shinL',
  thighR: 'hips',
  shinR: 'thighR',
  footR: 'shinR',
} as const satisfies Record<string, string | null>

export type JointName = keyof typeof PARENTS
export type Joints = Record<JointName, Vector3>
export type Bones = Record<JointName, Bone>
export const JOINT_NAMES = Object.keys(PARENTS) as JointName[]
export const parentOf = (name: JointName): JointName | null => PARENTS[name]

/** Joints of the bind pose in the figure's own frame. halfShoulder: metres from the middle to a shoulder joint. */
export function bindJoints(halfShoulder: number): Joints {
  const v = (x: number, y: number, z: number) => new Vector3(x, y, z)
  const arm = (side: number) => {
    const shoulder = v(side * halfShoulder, 0.53, -0.005)
    const elbow = shoulder.clone().addScaledVector(v(side * 0.32, -0.86, 0.4).normalize(), UPPER_ARM)
    const hand = elbow.clone().addScaledVector(v(-side * 0.22, -0.3, 0.93).normalize(), FOREARM)
    return [shoulder, elbow, hand] as const
  }
  const leg = (side: number) => {
    const knee = v(side * 0.11, 0.07, 0.02 + THIGH)
    return [v(side * 0.09, 0.08, 0.02), knee, knee.clone().add(v(0, -SHIN, 0))] as const
  }
  const [armL, foreL, handL] = arm(1)
  const [armR, foreR, handR] = arm(-1)
  const [thighL, shinL, footL] = leg(1)
  const [thighR, shinR, footR] = leg(-1)
  const trunk = {
    hips: v(0, 0.09, 0),
    spine: v(0, 0.2, 0),
    chest: v(0, 0.36, 0),
    neck: v(0, 0.585, -0.01),
    head: v(0, 0.665, 0.005),
  }
  return { ...trunk, armL, foreL, handL, armR, foreR, handR, thighL, shinL, footL, thighR, shinR, footR }
}

export function makeBones(joints: Joints): Bones {
  const bones = {} as Bones
  for (const name of JOINT_NAMES) {
    const bone = new Bone()
    const parent = PARENTS[name]
    bone.position.copy(joints[name])
    if (parent) {
      bone.position.sub(joints[parent])
      bones[parent].add(bone)
    }
    bones[name] = bone
  }
  return bones
}

/** How much each bone of the set moves a place: near bones by far the most. */
export function weigher(joints: Joints, only: RegExp): (x: number, y: number, z: number) => BoneWeight[] {
  const segments: [JointName, Vector3, Vector3, number][] = [
    ['hips', joints.hips, joints.spine, 0.12],
    ['spine', joints.spine, joints.chest, 0.11],
    ['chest', joints.chest, joints.neck, 0.13],
    ['neck', joints.neck, joints.head, 0.05],
  ]
  for (const k of ['L', 'R'] as const) {
    const [arm, fore, hand] = [joints[`arm${k}`], joints[`fore${k}`], joints[`hand${k}`]]
    const tip = hand.clone().add(hand.clone().sub(fore).setLength(0.16))
    segments.push(
      [`arm${k}`, arm.clone().lerp(fore, 0.12), fore, 0.05],
      [`fore${k}`, fore, hand, 0.04],
      [`hand${k}`, hand, tip, 0.02],
      [`thigh${k}`, joints[`thigh${k}`], joints[`shin${k}`], 0.08],
      [`shin${k}`, joints[`shin${k}`], joints[`foot${k}`], 0.06],
    )
  }
  const fields = segments
    .filter(([name]) => only.test(name))
    .map(([name, a, b, radius]): [number, Field] => [JOINT_NAMES.indexOf(name), rod(triple(a), triple(b), radius)])
  return (x, y, z) => fields.map(([bone, field]) => [bone, 1 / Math.max(0.012, field(x, y, z) + 0.03) ** 4])
}
