/**
 * Whether boxes stay on people between measurements: the mean overlap of each carried box with whom it was measured on.
 * Boxes that were on nobody then are the detector's mistakes, not counted here; neither are people who are hardly seen. A
 * box whose person has left the picture overlaps nothing: it should be gone.
 */
import type { BBox } from '../../server/contract/frame'
import { iou } from '../../server/geometry/box'
import { matchBoxes } from './assignment'
import { SAME_PERSON } from './ignored'

export type CarriedFrame = {
  truth: readonly { id: number; box: BBox; ignored: boolean }[]
  found: readonly { trackId: number | null; box: BBox; predicted: boolean }[]
}

/** Frames in order. iou: 0..1, NaN when nothing was carried. Boxes without an id cannot be followed and do not count. */
export function carriedIou(frames: readonly CarriedFrame[]): { iou: number; boxes: number } {
  /** Whom each track was last measured on. */
  const people = new Map<number, number>()
  let sum = 0
  let boxes = 0
  for (const { truth, found } of frames) {
    const tracked = found.flatMap(({ trackId, ...box }) => (trackId === null ? [] : { trackId, ...box }))
    const measured = tracked.filter(({ predicted }) => !predicted)
    for (const { trackId } of measured) people.delete(trackId)
    for (const [person, object] of matchBoxes(truth, measured, SAME_PERSON)) {
      people.set(measured[object]!.trackId, truth[person]!.id)
    }
    for (const { trackId, box } of tracked.filter(({ predicted }) => predicted)) {
      if (!people.has(trackId)) continue
      const person = truth.find(({ id }) => id === people.get(trackId))
      if (person?.ignored) continue
      sum += person ? iou(person.box, box) : 0
      boxes += 1
    }
  }
  return { iou: sum / boxes, boxes }
}
