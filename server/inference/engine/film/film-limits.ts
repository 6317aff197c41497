/** What a film may be. A header may say anything: what comes is counted as it comes. */

import { MAX_FILM_BYTES, MAX_FILM_MS, MAX_FILM_PICTURES } from '../../../contract/film'
import { SourceFailure } from '../../sources/failure'

/** Throws SourceFailure film_too_long, too_large. */
export function checkLimits({ atMs, pictures, bytes }: { atMs: number; pictures: number; bytes: number }): void {
  if (atMs > MAX_FILM_MS) throw new SourceFailure('film_too_long', `it is longer than ${MAX_FILM_MS} ms`)
  if (pictures > MAX_FILM_PICTURES) throw new SourceFailure('film_too_long', 'it has too many pictures')
  if (bytes > MAX_FILM_BYTES) throw new SourceFailure('too_large', 'it is too large')
}

/** How much of a film is done, 0..1, by what the container says of its length; 0 when it says nothing. */
export function share(atMs: number, durationMs: number): number {
  return durationMs > 0 ? Math.min(1, atMs / durationMs) : 0
}
