/**
 * Identity switches (Bernardin and Stiefelhagen 2008, CLEAR MOT), as TrackEval's metrics/clear.py counts them: a person
 * whose track has another id than the last one this person had. A track kept from the last frame is preferred to a better
 * overlap.
 */
import { assign, EPSILON } from './assignment'
import { SAME_PERSON } from './ignored'
import { indexIds, type TrackFrame } from './track-frame'

/** Above any sum of overlaps: keeping tracks comes first. */
const KEEP = 1_000

export function idSwitches(frames: readonly TrackFrame[]): number {
  /** Track of each person in the last frame, and whenever there was one. */
  let lastFrame = new Map<number, number>()
  const lastEver = new Map<number, number>()
  let switches = 0
  for (const { truth, found, overlap } of indexIds(frames).frames) {
    if (truth.length === 0 || found.length === 0) continue
    const scores = truth.map((person, row) =>
      found.map((track, column) => {
        const value = overlap[row]![column]!
        if (value < SAME_PERSON - EPSILON) return 0
        return value + (lastFrame.get(person) === track ? KEEP : 0)
      }),
    )
    lastFrame = new Map()
    for (const [row, column] of assign(scores)) {
      if (scores[row]![column]! <= EPSILON) continue
      const person = truth[row]!
      const track = found[column]!
      const before = lastEver.get(person)
      if (before !== undefined && before !== track) switches++
      lastEver.set(person, track)
      lastFrame.set(person, track)
    }
  }
  return switches
}
