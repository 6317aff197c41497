/**
 * Things do not live: a "person" in whose box nothing has moved for minutes, not even by breath, is a chair, a poster, a
 * monitor. Its score falls from minute to minute until the camera's threshold leaves it out; the surer the model was, the
 * longer that takes. Whatever moves there counts again at once.
 */
import type { BBox } from '../../contract/frame'
import { iou } from '../../geometry/box'
import type { Detection } from '../detect/types'
import type { GreyPicture } from '../motion/grey-picture'
import { createChangeWatch, type Pair } from './change-map'
import { difference, looksSame, patchOf } from './patch-of'
import { isStill, quietLevel } from './still'

/** Minutes without life after which the score begins to fall, and after which nothing of it is left. */
const FALLS_AFTER = 2
const GONE_AFTER = 10
/** A box that overlaps a still place this much (IoU) is what is there. */
const SAME_PLACE = 0.5
/** So many times the camera's noise, and at least so much (grey levels²), from one second to the next: somebody came. */
const COMES_TIMES = 12
const COMES_LEAST = 12
/** Still places remembered, and for how long none is that the model no longer sees, ms. */
const MOST_PLACES = 100
const FORGET_MS = 3_600_000

type Size = { width: number; height: number }

type Place = {
  /** Pixels of the grey picture; as it was when it was first found still. */
  box: BBox
  minutes: number
  /** What it looks like. */
  patch: Float32Array
  /** Something moved there since the last span. */
  disturbed: boolean
  seenMs: number
}

export interface Things {
  /** A picture of a source of this size, in the order of capture. */
  see(picture: GreyPicture, source: Size, atMs: number): void
  /** Boxes of a measured picture, parted: those that count, with what is left of their scores, and things. */
  part(detections: readonly Detection[], confidence: number, atMs: number): { people: Detection[]; things: Detection[] }
  /** The source was away: what comes next may be something else. */
  reset(): void
}

export function createThings(): Things {
  const watch = createChangeWatch()
  let scale = { x: 1, y: 1 }
  let places: Place[] = []
  /** Boxes of the newest result, pixels of the grey picture. */
  let found: BBox[] = []
  let quiet = 0

  const small = ({ x1, y1, x2, y2 }: BBox): BBox => ({
    x1: x1 * scale.x,
    y1: y1 * scale.y,
    x2: x2 * scale.x,
    y2: y2 * scale.y,
  })
  const placeOf = (box: BBox) => places.find((place) => iou(place.box, box) >= SAME_PLACE)

  function lookForComers({ before, now }: Pair): void {
    const limit = Math.max(quiet * COMES_TIMES, COMES_LEAST)
    for (const place of places) {
      if (place.disturbed) continue
      const change = difference(patchOf(before.data, before, place.box), patchOf(now.data, now, place.box))
      if (change > limit) place.disturbed = true
    }
  }

  function judgeSpan(atMs: number): void {
    const map = watch.take()
    if (!map) return
    quiet = quietLevel(map)
    places = places.filter(({ seenMs }) => atMs - seenMs < FORGET_MS)
    for (const place of places) {
      const patch = patchOf(map.mean, map, place.box)
      if (!isStill(map, place.box, quiet, 'again')) place.disturbed = true
      else {
        // Somebody passed by, or sat there and left: it is still the same thing.
        place.minutes = looksSame(patch, place.patch) ? place.minutes + 1 : 1
        place.patch = patch
        place.disturbed = false
      }
    }
    for (const box of found) {
      if (places.length >= MOST_PLACES) break
      if (placeOf(box) || !isStill(map, box, quiet, 'first')) continue
      places.push({ box, minutes: 1, patch: patchOf(map.mean, map, box), disturbed: false, seenMs: atMs })
    }
  }

  return {
    see(picture, source, atMs) {
      scale = { x: picture.width / source.width, y: picture.height / source.height }
      const pair = watch.see(picture, atMs)
      if (!pair) return
      lookForComers(pair)
      judgeSpan(atMs)
    },
    part(detections, confidence, atMs) {
      found = detections.map(({ box }) => small(box))
      const people: Detection[] = []
      const things: Detection[] = []
      for (const [index, detection] of detections.entries()) {
        const place = placeOf(found[index]!)
        if (place) place.seenMs = atMs
        const left = detection.confidence * (place && !place.disturbed ? shareLeft(place.minutes) : 1)
        if (left < confidence) things.push(detection)
        else people.push(left === detection.confidence ? detection : { ...detection, confidence: left })
      }
      return { people, things }
    },
    reset() {
      watch.reset()
      places = []
      found = []
    },
  }
}

/** What is left of a score after so many minutes without life, 0..1. */
export function shareLeft(minutes: number): number {
  return Math.min(1, Math.max(0, (GONE_AFTER - minutes) / (GONE_AFTER - FALLS_AFTER)))
}
