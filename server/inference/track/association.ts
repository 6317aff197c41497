/** Which detection belongs to which track: the cheapest assignment as a whole (Hungarian algorithm). */
import { munkres } from 'munkres'

export type Association<T, D> = { matched: [T, D][]; tracks: T[]; detections: D[] }

/** Cost of a pair that must not be matched; far above any sum of real ones. */
const FORBIDDEN = 1e6

/**
 * Matches so that the sum of similarities is highest, among pairs of at least `least`. Similarity is 0..1. What is
 * left over comes back in its old order.
 */
export function associate<T, D>(
  tracks: readonly T[],
  detections: readonly D[],
  similarity: (track: T, detection: D) => number,
  least: number,
): Association<T, D> {
  if (tracks.length === 0 || detections.length === 0) {
    return { matched: [], tracks: [...tracks], detections: [...detections] }
  }
  const costs = tracks.map((track) =>
    detections.map((detection) => {
      const value = similarity(track, detection)
      return value >= least ? 1 - value : FORBIDDEN
    }),
  )
  const pairs = munkres(costs).filter(([track, detection]) => costs[track]![detection]! < FORBIDDEN)
  const takenTracks = new Set(pairs.map(([track]) => track))
  const takenDetections = new Set(pairs.map(([, detection]) => detection))
  return {
    matched: pairs.map(([track, detection]) => [tracks[track]!, detections[detection]!]),
    tracks: tracks.filter((_, index) => !takenTracks.has(index)),
    detections: detections.filter((_, index) => !takenDetections.has(index)),
  }
}
