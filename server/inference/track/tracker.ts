/**
 * ByteTrack (Zhang et al. 2022) with time in milliseconds instead of frames. Three differences on purpose:
 * - Every detection may begin a track and find a lost one: the operator's threshold has already said what counts, and a
 *   person far away is weak in every picture.
 * - Classes do not separate tracks: with behaviour models the class is what a person does, and it changes while the
 *   person stays. A differing class only makes a match less attractive.
 * - Where a track should be is said by the Kalman filter and by the pictures in between, and the one that fits counts:
 *   people turn round, which no filter knows, and are hidden for a moment, when the pictures show something else.
 * A third round with widened boxes finds those who moved more than their own width between two slow inferences, and, at
 * the place they were last seen, those who turned round (observation-centric, Cao et al. 2023, OC-SORT): else the box that
 * walks on and the one that turned would count as two.
 */
import type { BBox } from '../../contract/frame'
import { iou } from '../../geometry/box'
import type { Detection } from '../detect/types'
import { type Follow, still } from '../motion/follower'
import { associate } from './association'
import { boxOf, freezeSize, initiate, type KalmanBox, predict, update } from './kalman'
import { TRACKER_DEFAULTS, type TrackerOptions } from './options'

/** One object over time. `detection` is as it was last measured, never filtered. */
export type Track = {
  /** Internal, from the first sighting on. */
  key: number
  /** Null while tentative. */
  id: number | null
  detection: Detection
  lastSeenMs: number
  sightings: number
}

type Tracked = Track & {
  state: KalmanBox
  /** Where the filter expects it. */
  predicted: BBox
  /** Where the pictures took the box as it was last measured. */
  carried: { box: BBox; atMs: number }
  missed: boolean
}

export interface Tracker {
  /** Tracks seen in this very frame, in the order of the detections. */
  update(detections: readonly Detection[], atMs: number): Track[]
  /** All tracks that are not given up yet, and where the pictures took their boxes until atMs. Changes nothing. */
  carry(atMs: number): { track: Track; box: BBox }[]
  /** Forgets all tracks. Ids are never given again. */
  reset(): void
}

/** follow: through the pictures that this tracker's detections are of. */
export function createTracker(given: Partial<TrackerOptions> = {}, follow: Follow = still): Tracker {
  const options = { ...TRACKER_DEFAULTS, ...given }
  let tracks: Tracked[] = []
  let lastMs: number | null = null
  let nextId = 1
  let nextKey = 1

  const sameObject = (track: Tracked, detection: Detection, overlap: number) =>
    track.detection.classId === detection.classId ? overlap : overlap * options.otherClassWeight
  const plain = (track: Tracked, detection: Detection) =>
    sameObject(track, detection, Math.max(iou(track.predicted, detection.box), iou(track.carried.box, detection.box)))
  const fused = (track: Tracked, detection: Detection) => plain(track, detection) * detection.confidence

  function see(track: Tracked, detection: Detection, atMs: number): void {
    track.state = update(track.state, detection.box)
    track.carried = { box: detection.box, atMs }
    track.detection = detection
    track.lastSeenMs = atMs
    track.missed = false
    track.sightings += 1
    if (track.id === null && track.sightings >= options.confirmSightings) track.id = nextId++
  }

  function begin(detection: Detection, atMs: number, first: boolean): Tracked {
    // As in ByteTrack, who is there from the first picture on need not be seen again.
    const sure = options.confirmSightings <= 1 || (first && detection.confidence >= options.highConfidence)
    return {
      key: nextKey++,
      id: sure ? nextId++ : null,
      detection,
      lastSeenMs: atMs,
      sightings: 1,
      state: initiate(detection.box),
      predicted: detection.box,
      carried: { box: detection.box, atMs },
      missed: false,
    }
  }

  /** What is missed stays where it was then. */
  function carry(track: Tracked, atMs: number): BBox {
    if (track.missed) return track.carried.box
    // A result may be of a picture before those that it was carried through already.
    const { box, atMs: fromMs } =
      track.carried.atMs <= atMs ? track.carried : { box: track.detection.box, atMs: track.lastSeenMs }
    track.carried = { box: follow(box, fromMs, atMs), atMs }
    return track.carried.box
  }

  /** Moves every track to atMs. */
  function advance(atMs: number): void {
    const elapsed = lastMs === null ? 0 : Math.max(0, atMs - lastMs)
    if (elapsed > options.forgetMs) tracks = []
    for (const track of tracks) {
      carry(track, atMs)
      const movable = Math.max(0, options.followMs - ((lastMs ?? atMs) - track.lastSeenMs))
      track.state = predict(track.missed ? freezeSize(track.state) : track.state, elapsed, Math.min(elapsed, movable))
      track.predicted = boxOf(track.state)
    }
    lastMs = atMs
  }

  function match(detections: readonly Detection[], atMs: number): [Tracked, Detection][] {
    const strong = detections.filter(({ confidence }) => confidence >= options.highConfidence)
    const weak = detections.filter(({ confidence }) => confidence < options.highConfidence)
    const known = tracks.filter(({ id }) => id !== null)
    const tentative = tracks.filter(({ id }) => id === null)
    const widened = (track: Tracked, detection: Detection) => {
      const by = Math.min(options.widenMost, ((atMs - track.lastSeenMs) / 1000) * options.widenPerSecond)
      const box = widen(detection.box, by)
      const places = [track.predicted, track.carried.box, track.detection.box]
      return sameObject(track, detection, Math.max(...places.map((place) => iou(widen(place, by), box))))
    }

    const first = associate(known, strong, fused, options.firstMatch)
    const second = associate(first.tracks, weak, plain, options.secondMatch)
    const third = associate(tentative, first.detections, fused, options.tentativeMatch)
    const fourth = associate(third.tracks, second.detections, plain, options.secondMatch)
    // Confirmed tracks choose before tentative ones.
    const left = [...third.detections, ...fourth.detections]
    const fifth = associate(second.tracks, left, widened, options.widenedMatch)
    const sixth = associate(fourth.tracks, fifth.detections, widened, options.widenedMatch)
    return [first, second, third, fourth, fifth, sixth].flatMap(({ matched }) => matched)
  }

  return {
    update(detections, atMs) {
      const first = lastMs === null
      advance(atMs)
      const owner = new Map<Detection, Tracked>()
      for (const [track, detection] of match(detections, atMs)) {
        owner.set(detection, track)
      }
      const seen = new Set(owner.values())
      for (const track of tracks) if (!seen.has(track)) track.missed = true
      // In the order of the detections, so that ids follow it.
      const current = detections.map((detection) => {
        const track = owner.get(detection)
        if (!track) return begin(detection, atMs, first)
        see(track, detection, atMs)
        return track
      })
      const waiting = tracks.filter(
        (track) => track.missed && track.id !== null && atMs - track.lastSeenMs <= options.lostMs,
      )
      tracks = [...waiting, ...current]
      return current.map(publicView)
    },
    carry(atMs) {
      return tracks.map((track) => ({ track: publicView(track), box: carry(track, atMs) }))
    },
    reset() {
      tracks = []
      lastMs = null
    },
  }
}

/** Each side moved outwards by a share of the box's size. */
function widen(box: BBox, by: number): BBox {
  const dx = (box.x2 - box.x1) * by
  const dy = (box.y2 - box.y1) * by
  return { x1: box.x1 - dx, y1: box.y1 - dy, x2: box.x2 + dx, y2: box.y2 + dy }
}

function publicView({ key, id, detection, lastSeenMs, sightings }: Tracked): Track {
  return { key, id, detection, lastSeenMs, sightings }
}
