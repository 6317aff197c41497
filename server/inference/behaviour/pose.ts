/**
 * Behaviour from 17 COCO keypoints. Lengths are measured in shoulder widths, so the person's size does not matter.
 * The camera looks at the class from the front, from head height to about 30 degrees above. What the points do not say
 * is null. Using a phone is never read from a pose: seventeen points do not show what a hand holds.
 *
 * In this order, the first that holds:
 * - c lying on the desk: the face is no higher than the shoulders.
 * - s standing: hip, knee and, when seen, ankle one below the other, on a side that is clearly seen.
 * - b looking back: the body faces the camera and the face is turned away or far over a shoulder; or the other way round.
 * - d, u: how far the nose lies below the ears, in head widths; between the two thresholds nothing is said.
 */
import type { BehaviourCode } from '../../contract/behaviours'
import type { Keypoint } from '../../contract/frame'

/** What a pose can say, in the order of the contract. */
export const POSE_BEHAVIOURS: readonly BehaviourCode[] = ['u', 'd', 'c', 'b', 's']

/** A point counts from this score on. */
const SEEN = 0.3
/** Legs must be seen better: models draw legs behind desks that nobody can see. */
const LEG_SEEN = 0.5
/** Face at most this far above the shoulder line: lying. */
const LYING_RISE = 0.1
/** Thigh and shin may lean this far from upright, as dx / dy. */
const LEG_LEAN = 0.45
/** Thigh at least this share of the trunk: a thigh towards the camera looks short. */
const THIGH_LEAST = 0.55
/** Nose this far beside the middle of the shoulders: over the shoulder. */
const TURNED = 0.55
/** Nose below the middle of the ears, in head widths. */
const DOWN_PITCH = 0.5
const UP_PITCH = 0.35
/** Head width when only one ear is seen, in shoulder widths. */
const HEAD_WIDTH = 0.45

type Point = { x: number; y: number }
const NAMES = {
  nose: 0,
  leftEye: 1,
  rightEye: 2,
  leftEar: 3,
  rightEar: 4,
  leftShoulder: 5,
  rightShoulder: 6,
  leftHip: 11,
  rightHip: 12,
  leftKnee: 13,
  rightKnee: 14,
  leftAnkle: 15,
  rightAnkle: 16,
} as const
type Name = keyof typeof NAMES
type Pose = (name: Name, least?: number) => Point | null

/** Null when the keypoints do not say. */
export function behaviourOfPose(keypoints: readonly Keypoint[]): BehaviourCode | null {
  const pose: Pose = (name, least = SEEN) => {
    const point = keypoints[NAMES[name]]
    return point && point.score >= least ? point : null
  }
  const left = pose('leftShoulder')
  const right = pose('rightShoulder')
  if (!left || !right) return null
  const shoulder = Math.hypot(left.x - right.x, left.y - right.y)
  if (!(shoulder > 0)) return null
  const middle = mean([left, right])

  const face = mean([pose('nose'), pose('leftEye'), pose('rightEye')]) ?? mean([pose('leftEar'), pose('rightEar')])
  if (face && middle!.y - face.y < LYING_RISE * shoulder) return 'c'
  if (stands(pose, middle!)) return 's'
  // Seen from the front a person's left is on the right of the picture.
  const facesCamera = left.x > right.x
  if (looksBack(pose, middle!, shoulder, facesCamera)) return 'b'
  return facesCamera ? pitch(pose, shoulder) : null
}

function stands(pose: Pose, shoulders: Point): boolean {
  return (['left', 'right'] as const).some((side) => {
    const hip = pose(`${side}Hip`, LEG_SEEN)
    const knee = pose(`${side}Knee`, LEG_SEEN)
    if (!hip || !knee) return false
    const ankle = pose(`${side}Ankle`, LEG_SEEN)
    const trunk = hip.y - shoulders.y
    const thigh = knee.y - hip.y
    return trunk > 0 && thigh >= THIGH_LEAST * trunk && upright(hip, knee) && (!ankle || upright(knee, ankle))
  })
}

/** b is below a and hardly beside it. */
function upright(a: Point, b: Point): boolean {
  return b.y > a.y && Math.abs(b.x - a.x) <= LEG_LEAN * (b.y - a.y)
}

function looksBack(pose: Pose, shoulders: Point, shoulder: number, facesCamera: boolean): boolean {
  const nose = pose('nose')
  const eyes = [pose('leftEye'), pose('rightEye')].filter((eye) => eye !== null).length
  const ears = [pose('leftEar'), pose('rightEar')].filter((ear) => ear !== null).length
  if (!facesCamera) return nose !== null && eyes === 2
  if (nose === null) return eyes === 0 && ears > 0
  return Math.abs(nose.x - shoulders.x) > TURNED * shoulder
}

function pitch(pose: Pose, shoulder: number): BehaviourCode | null {
  const nose = pose('nose')
  const left = pose('leftEar')
  const right = pose('rightEar')
  const ears = mean([left, right])
  if (!nose || !ears) return null
  const both = left && right ? Math.hypot(left.x - right.x, left.y - right.y) : 0
  // Turned sideways the ears nearly coincide: then the shoulders give the scale.
  const head = Math.max(both, HEAD_WIDTH * shoulder)
  const drop = (nose.y - ears.y) / head
  if (drop >= DOWN_PITCH) return 'd'
  return drop <= UP_PITCH ? 'u' : null
}

function mean(points: (Point | null)[]): Point | null {
  const seen = points.filter((point) => point !== null)
  if (seen.length === 0) return null
  return {
    x: seen.reduce((sum, { x }) => sum + x, 0) / seen.length,
    y: seen.reduce((sum, { y }) => sum + y, 0) / seen.length,
  }
}
