/**
 * How a body holds itself, as numbers that can be blended: angles in radians, metres in the person's own frame:
 * +z forward, +y up, +x the person's left, the seat at y = 0, the desk top at y = 0.30, the desk's near edge at z = 0.24.
 * For each hand: where (x y z), where the fingers point (f) and where the palm looks (p).
 */
export type Pose = typeof REST

const REST = {
  rise: 0, // 0 sitting, 1 on one's feet
  slide: 0,
  lean: 0.1,
  curl: 0.1,
  twist: 0,
  bend: 0,
  headPitch: 0.06,
  headYaw: 0,
  headSpin: 0,
  headRoll: 0,
  lx: 0.17,
  ly: 0.335,
  lz: 0.36,
  lfx: -0.75,
  lfy: -0.05,
  lfz: 0.5,
  lpx: 0,
  lpy: -1,
  lpz: 0,
  rx: -0.17,
  ry: 0.335,
  rz: 0.36,
  rfx: 0.75,
  rfy: -0.05,
  rfz: 0.5,
  rpx: 0,
  rpy: -1,
  rpz: 0,
  elbow: 0.6,
  // What is in the hands, 0..1; and where the phone is.
  phone: 0,
  phoneY: 0.415,
  phoneZ: 0.385,
  phoneTilt: 0.38,
  pen: 0,
  write: 0,
  book: 0,
  // How much walking moves arms and legs; how far the eyes are shut.
  gait: 0,
  eyesShut: 0,
}

const pose = (...changes: Partial<Pose>[]): Pose => Object.assign({ ...REST }, ...changes)

/** Arms down at the sides of somebody on their feet. */
const ARMS_DOWN = {
  ...{ lx: 0.25, ly: 0.36, lz: 0.06, lfx: 0, lfy: -1, lfz: 0.1, lpx: -1, lpy: 0, lpz: 0 },
  ...{ rx: -0.25, ry: 0.36, rz: 0.06, rfx: 0, rfy: -1, rfz: 0.1, rpx: 1, rpy: 0, rpz: 0 },
  elbow: 0.3,
}
const UPRIGHT = { rise: 1, lean: 0.02, curl: 0.05, slide: 0.04 }
const CHIN_ON_HAND = { rx: -0.075, ry: 0.555, rz: 0.265, rfx: 0.25, rfy: 1, rfz: -0.1, rpx: 0.5, rpy: 0, rpz: -0.85 }
const PHONE_HANDS = {
  ...{ lx: 0.065, ly: 0.395, lz: 0.275, lfx: -0.35, lfy: 0.25, lfz: 0.9, lpx: -0.75, lpy: 0.65, lpz: 0 },
  ...{ rx: -0.065, ry: 0.395, rz: 0.275, rfx: 0.35, rfy: 0.25, rfz: 0.9, rpx: 0.75, rpy: 0.65, rpz: 0 },
  phone: 1,
  elbow: 0.25,
}

/** The ways to do each thing, by behaviour code; a person takes one at a time. */
export const POSES = {
  u: [
    pose(),
    pose({ lx: 0.13, rx: -0.15, lz: 0.38, rz: 0.33 }),
    pose({ lean: 0.14, lx: 0.22, lfx: -0.5, rx: -0.05, rz: 0.38 }),
    pose({ lean: -0.06, curl: 0.02, slide: 0.03, lx: 0.1, rx: -0.1, lz: 0.3, rz: 0.3 }),
    pose({ lean: 0.22, curl: 0.16, headPitch: -0.02, ...CHIN_ON_HAND, lx: 0.08, lz: 0.38, headRoll: -0.1 }),
    pose({
      lean: 0.3,
      curl: 0.1,
      headPitch: -0.04,
      lx: -0.03,
      lfx: -1,
      lfz: 0.15,
      lz: 0.4,
      rx: 0.02,
      rfx: 1,
      rfz: 0.15,
    }),
    pose({
      headPitch: 0,
      rx: -0.27,
      ry: 0.86,
      rz: 0.14,
      rfx: 0,
      rfy: 1,
      rfz: 0.05,
      rpx: 0,
      rpy: 0,
      rpz: 1,
      elbow: 0.1,
    }),
  ],
  d: [
    pose({
      ...{ lean: 0.24, curl: 0.34, headPitch: 0.86, pen: 1, write: 1 },
      ...{ lx: 0.16, lz: 0.4, rx: -0.07, rz: 0.39, rfx: 0.35, rfz: 0.8 },
    }),
    pose({ lean: 0.2, curl: 0.3, headPitch: 0.78, lx: 0.13, rx: -0.13, lz: 0.42, rz: 0.42, lfx: -0.3, rfx: 0.3 }),
    pose({
      ...{ lean: 0.3, curl: 0.36, headPitch: 0.7, headRoll: 0.16, pen: 1, write: 1 },
      ...{ rx: -0.05, rz: 0.4, rfx: 0.35, rfz: 0.8 },
      ...{ lx: 0.1, ly: 0.52, lz: 0.31, lfx: -0.25, lfy: 1, lfz: -0.1, lpx: -0.6, lpy: 0, lpz: -0.8 },
    }),
    pose({ lean: 0.36, curl: 0.42, headPitch: 1.02, lx: 0.05, lfx: -1, lfz: 0.15, rx: -0.02, rfx: 1, rfz: 0.15 }),
  ],
  c: [
    pose({
      ...{ lean: 0.62, curl: 0.68, headPitch: 1.25, headSpin: 0.75, slide: 0.02, eyesShut: 1, elbow: 0.9 },
      ...{ lx: -0.06, ly: 0.345, lz: 0.5, lfx: -1, lfz: 0.1, rx: 0.05, ry: 0.36, rz: 0.43, rfx: 1, rfz: 0.1 },
    }),
    pose({
      ...{ lean: 0.66, curl: 0.7, headPitch: 1.38, headSpin: 0.1, slide: 0.02, eyesShut: 1, elbow: 0.9 },
      ...{ lx: -0.08, ly: 0.345, lz: 0.47, lfx: -1, lfz: 0.1, rx: 0.08, ry: 0.36, rz: 0.4, rfx: 1, rfz: 0.1 },
    }),
    pose({
      ...{ lean: 0.64, curl: 0.66, headPitch: 1.2, headSpin: 1.15, slide: 0.02, eyesShut: 1, elbow: 0.7 },
      ...{ lx: 0.2, ly: 0.345, lz: 0.62, lfx: -0.3, lfz: 1, rx: 0.06, ry: 0.35, rz: 0.45, rfx: 1, rfz: 0.1 },
    }),
  ],
  b: [
    pose({
      ...{ lean: 0.02, curl: 0.02, twist: 0.85, headYaw: 2.05, headPitch: 0.05 },
      ...{ lx: 0.3, ly: 0.36, lz: 0.02, lfx: 0.2, lfz: -0.6, rx: 0.02, rz: 0.34, rfx: 0.9, rfz: 0.3 },
    }),
    pose({
      lean: 0.06,
      twist: 0.55,
      headYaw: 1.6,
      headPitch: 0.08,
      lx: 0.24,
      lz: 0.25,
      rx: 0,
      rz: 0.36,
      rfx: 1,
      rfz: 0.2,
    }),
    pose({
      lean: -0.02,
      twist: 1,
      headYaw: 2.4,
      headPitch: 0,
      lx: 0.32,
      ly: 0.4,
      lz: -0.05,
      lfz: -0.8,
      rx: 0.1,
      rz: 0.3,
    }),
  ],
  p: [
    pose({ lean: 0.16, curl: 0.3, headPitch: 0.78, ...PHONE_HANDS }),
    pose({
      ...{ lean: 0.04, curl: 0.22, headPitch: 0.5, ...PHONE_HANDS, ly: 0.47, ry: 0.47, lz: 0.3, rz: 0.3 },
      ...{ phoneY: 0.5, phoneZ: 0.405, phoneTilt: 0.75 },
    }),
    pose({
      ...{ lean: 0.3, curl: 0.34, headPitch: 0.72, ...PHONE_HANDS, ly: 0.36, ry: 0.36, lz: 0.33, rz: 0.33 },
      ...{ phoneY: 0.38, phoneZ: 0.44, phoneTilt: 0.3 },
    }),
    pose({
      ...{ lean: 0.22, curl: 0.3, headPitch: 0.66, headRoll: 0.1, ...PHONE_HANDS },
      ...{ lx: 0.1, ly: 0.53, lz: 0.29, lfx: -0.25, lfy: 1, lfz: -0.1, lpx: -0.6, lpy: 0, lpz: -0.8 },
    }),
  ],
  s: [
    pose({
      ...UPRIGHT,
      ...{ headPitch: 0.16, book: 1, elbow: 0.2 },
      ...{ lx: 0.11, ly: 0.66, lz: 0.3, lfx: -0.5, lfy: 0.3, lfz: 0.8, lpx: 0, lpy: 0.9, lpz: -0.3 },
      ...{ rx: -0.11, ry: 0.66, rz: 0.3, rfx: 0.5, rfy: 0.3, rfz: 0.8, rpx: 0, rpy: 0.9, rpz: -0.3 },
    }),
    pose({ ...UPRIGHT, ...ARMS_DOWN, headPitch: 0 }),
    pose({
      ...UPRIGHT,
      ...ARMS_DOWN,
      lean: 0.1,
      rx: -0.22,
      ry: 0.42,
      rz: 0.3,
      rfx: 0.3,
      rfy: -0.4,
      rfz: 1,
      rpx: 0,
      rpy: -1,
    }),
  ],
} as const satisfies Record<string, readonly Pose[]>

/** Walking, and standing while others sit: for whoever is under way. */
export const WALK: Pose = pose({ ...UPRIGHT, ...ARMS_DOWN, headPitch: 0.06, gait: 1 })

/** The same pose with left and right exchanged. The pen and the phone stay where they were: mirror what holds none. */
export function mirrored(from: Pose): Pose {
  const to = { ...from, twist: -from.twist, headYaw: -from.headYaw, headSpin: -from.headSpin, headRoll: -from.headRoll }
  for (const axis of ['x', 'y', 'z', 'fx', 'fy', 'fz', 'px', 'py', 'pz'] as const) {
    const sign = axis.endsWith('x') ? -1 : 1
    to[`l${axis}`] = sign * from[`r${axis}`]
    to[`r${axis}`] = sign * from[`l${axis}`]
  }
  return to
}

/** From one pose to another, share 0..1. */
export function blended(from: Pose, to: Pose, share: number): Pose {
  const result = { ...from }
  for (const key of Object.keys(from) as (keyof Pose)[]) result[key] += (to[key] - from[key]) * share
  return result
}
