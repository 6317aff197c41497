/**
 * IDF1 (Ristani et al. 2016), as TrackEval's metrics/identity.py: each person is given one track for the whole film, so
 * that most boxes fall together; IDF1 is the F1 of those boxes.
 */
import { assign, EPSILON } from './assignment'
import { SAME_PERSON } from './ignored'
import { indexIds, pairTable, type TrackFrame } from './track-frame'

/** 0..1; 0 when there is nobody and nothing. */
export function idf1(frames: readonly TrackFrame[]): number {
  const film = indexIds(frames)
  const together = pairTable(film)
  for (const { truth, found, overlap } of film.frames) {
    truth.forEach((person, row) => {
      found.forEach((track, column) => {
        if (overlap[row]![column]! >= SAME_PERSON - EPSILON) together[person]![track]! += 1
      })
    })
  }
  const right = assign(together).reduce((sum, [person, track]) => sum + together[person]![track]!, 0)
  const boxes = [...film.truthFrames, ...film.foundFrames].reduce((sum, count) => sum + count, 0)
  // IDTP / (IDTP + IDFP / 2 + IDFN / 2), where IDTP + IDFN are all people and IDTP + IDFP all boxes.
  return boxes === 0 ? 0 : right / (boxes / 2)
}
