/**
 * Every number of the tracker, with its unit and where it comes from. "Tuned": held against the demo films' truth
 * (npm run accuracy), at intervals of 160 to 400 ms and with three models; docs/benchmarks.md has before and after.
 */

export type TrackerOptions = {
  /** Detections from here on are matched first, with their score in the match. ByteTrack (Zhang et al. 2022): 0.5-0.6. */
  highConfidence: number
  /** Least IoU x confidence of a first match. ByteTrack: cost 1 - that at most 0.8. More, since boxes follow the picture. Tuned. */
  firstMatch: number
  /** Least IoU of a match with a weak detection. ByteTrack: 0.5. */
  secondMatch: number
  /** Least IoU x confidence for a track that was seen once. ByteTrack: cost at most 0.7. */
  tentativeMatch: number
  /** Least IoU of boxes widened by the time that passed. C-BIoU (Yang et al. 2023): 0.3-0.5 at 30 per second. Tuned. */
  widenedMatch: number
  /** How far each side is widened per second without a picture, in box sizes, and at most: a person walks on unseen. */
  widenPerSecond: number
  widenMost: number
  /** What a match is worth when the class differs. Below 1: neighbours who do different things are told apart. Tuned. */
  otherClassWeight: number
  /**
   * How long a track may be unseen, ms. ByteTrack: 30 frames at 30 per second, which is 1 s. More here, since people in
   * rooms are hidden by those who walk past, or walk out of sight themselves, and come back where they were. A track
   * always gets one chance, whatever the interval. Tuned.
   */
  lostMs: number
  /** After a longer hole all tracks are forgotten, ms: above the longest inference interval, 10 s. */
  forgetMs: number
  /** Sightings that make a track: below, its id is null. ByteTrack: 2, and 1 for whoever is clearly there in the first picture. */
  confirmSightings: number
  /** How far a velocity is followed to find somebody again, ms. ByteTrack: as long as it keeps lost tracks. Tuned. */
  followMs: number
}

export const TRACKER_DEFAULTS: TrackerOptions = {
  highConfidence: 0.5,
  firstMatch: 0.3,
  secondMatch: 0.5,
  tentativeMatch: 0.3,
  widenedMatch: 0.15,
  widenPerSecond: 0.6,
  widenMost: 0.4,
  otherClassWeight: 0.6,
  lostMs: 10_000,
  forgetMs: 15_000,
  confirmSightings: 2,
  followMs: 400,
}
