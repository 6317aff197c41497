/** Tracker, behaviour and smoothing of one camera. */
import type { BehaviourCode, LabelMap } from '../../contract/behaviours'
import type { BBox } from '../../contract/frame'
import { createLabelMapper } from '../../contract/label-mapper'
import { meansPerson } from '../../contract/person-label'
import { iou } from '../../geometry/box'
import type { Detection } from '../detect/types'
import type { EngineObject } from '../messages'
import { type Follow, still } from '../motion/follower'
import type { TrackerOptions } from '../track/options'
import { createTracker, type Track } from '../track/tracker'
import { carryLimitMs } from './carry-limit'
import { behaviourOfPose } from './pose'
import { samePerson } from './same-person'
import { DEFAULT_WINDOW_MS, NO_VOTES, type Said, type Votes, vote } from './smoothing'

export type AnalyserOptions = {
  /** Time over which a behaviour is voted, ms. */
  windowMs: number
  /** A confirmed track that one inference missed is still shown this long, ms. */
  holdMs: number
  /**
   * Two boxes with behaviour that overlap more (IoU) are one person whom the model gave two classes. As a new camera's
   * NMS says of two boxes of one class. A head inside head and shoulders is one person too (same-person.ts).
   */
  samePerson: number
  /** Two boxes of things, not people, that overlap more (IoU) are one thing with two names: a van is a car and a truck. */
  sameThing: number
  /**
   * A behaviour whose score is at least this share of the best one's leaves it open which it is: unsure. Tuned: with less the
   * counts of the demo film get worse, with more fewer wrong ones are left out (docs/benchmarks.md).
   */
  unsure: number
  /** A held box that a measured one covers this much (IoU) is not shown: it is most likely the same person. Tuned. */
  covered: number
  tracker: Partial<TrackerOptions>
}

const ANALYSER_DEFAULTS: AnalyserOptions = {
  windowMs: DEFAULT_WINDOW_MS,
  holdMs: 500,
  samePerson: 0.45,
  sameThing: 0.8,
  unsure: 0.75,
  covered: 0.2,
  tracker: {},
}

export type AnalyserSetup = {
  task: 'detect' | 'pose'
  labels: LabelMap
  /** Through the camera's pictures; without it, boxes stay still between measurements. */
  follow?: Follow
  options?: Partial<AnalyserOptions>
}

export interface Analyser {
  /** Detections of a frame captured at atMs. Objects of this frame carry the box exactly as it was detected. */
  measure(detections: readonly Detection[], atMs: number): EngineObject[]
  /**
   * Objects of a later frame that was not inferred, all predicted, where the pictures took them; does not change the
   * tracks. intervalMs: usual time between measurements, which says how long boxes may go without one.
   */
  carry(atMs: number, intervalMs: number): EngineObject[]
  /** Forgets all tracks; ids are never given again. */
  reset(): void
}

/** A detection with the behaviour that it alone speaks of. */
type Coded = { detection: Detection; code: BehaviourCode | null }

export function createAnalyser({ task, labels, follow = still, options: given }: AnalyserSetup): Analyser {
  const options = { ...ANALYSER_DEFAULTS, ...given }
  const tracker = createTracker(options.tracker, follow)
  const byLabel = createLabelMapper(labels)
  /** Votes of the tracks that still live, by track key. */
  let votes = new Map<number, Votes>()
  /** What was shown last, by track key. */
  let last = new Map<number, EngineObject>()

  function behaviourOf(detection: Detection): BehaviourCode | null {
    return task === 'pose' && detection.keypoints ? behaviourOfPose(detection.keypoints) : byLabel(detection.label)
  }

  /** What is voted for: the behaviour, unless another one's score is close. */
  function saidOf(detection: Detection): Said {
    const code = behaviourOf(detection)
    const { second, confidence } = detection
    if (code === null || !second || second.score < confidence * options.unsure) return code
    const other = byLabel(second.label)
    return other === null || other === code ? code : 'unsure'
  }

  function isSame(a: Coded, b: Coded): boolean {
    if (a.code !== null && b.code !== null) return samePerson(a.detection.box, b.detection.box, options.samePerson)
    return isThing(a) && isThing(b) && iou(a.detection.box, b.detection.box) > options.sameThing
  }

  /** Everybody and everything once. A box that falls to another one says what that person may be doing as well. */
  function once(detections: readonly Detection[]): Detection[] {
    const kept: (Coded & { second: Detection['second'] })[] = []
    for (const detection of detections.toSorted((a, b) => b.confidence - a.confidence)) {
      const code = behaviourOf(detection)
      const first = kept.find((other) => isSame(other, { detection, code }))
      if (!first) kept.push({ detection, code, second: detection.second })
      else if (code !== first.code && detection.confidence > (first.second?.score ?? 0)) {
        first.second = { label: detection.label, score: detection.confidence }
      }
    }
    return kept.map(({ detection, second }) => (second ? { ...detection, second } : detection))
  }

  function toObject(track: Track, box: BBox, predicted: boolean): EngineObject {
    const { classId, label, confidence, keypoints } = track.detection
    const said = votes.get(track.key)?.shown ?? null
    const behaviour = said === 'unsure' ? null : said
    const object: EngineObject = { trackId: track.id, classId, label, confidence, box, behaviour, predicted }
    if (said === 'unsure') object.unsure = true
    // Points cannot be carried: they would not fit the moved box.
    if (keypoints && !predicted) object.keypoints = keypoints
    return object
  }

  return {
    measure(detections, atMs) {
      const seen = tracker.update(once(detections), atMs)
      const held = tracker.carry(atMs).filter(({ track }) => track.id !== null && track.lastSeenMs < atMs)

      const next = new Map<number, Votes>()
      for (const track of seen) {
        const before = votes.get(track.key) ?? NO_VOTES
        next.set(track.key, vote(before, saidOf(track.detection), atMs, options.windowMs))
      }
      for (const { track } of held) {
        const before = votes.get(track.key)
        if (before) next.set(track.key, before)
      }
      votes = next

      const shown = held.filter(
        ({ track, box }) =>
          atMs - track.lastSeenMs <= options.holdMs &&
          !seen.some((other) => iou(other.detection.box, box) > options.covered),
      )
      last = new Map([
        ...seen.map((track) => [track.key, toObject(track, track.detection.box, false)] as const),
        ...shown.map(({ track, box }) => [track.key, toObject(track, box, true)] as const),
      ])
      return [...last.values()]
    },
    carry(atMs, intervalMs) {
      const carried = new Map(tracker.carry(atMs).map((one) => [one.track.key, one]))
      return [...last].flatMap(([key, { keypoints: _, ...object }]) => {
        const now = carried.get(key)
        if (!now || atMs - now.track.lastSeenMs > carryLimitMs(intervalMs)) return []
        return { ...object, box: now.box, predicted: true }
      })
    },
    reset() {
      tracker.reset()
      votes = new Map()
      last = new Map()
    },
  }
}

function isThing({ detection, code }: Coded): boolean {
  return code === null && !meansPerson(detection.label)
}
