/** Which picture of a film is shown at a moment, and what is in it. Pure. */
import type { FilmChunk, FilmIndex, FilmPicture } from '../contract/film'

/** A player tells times in microseconds, the film has them to a thousandth of a millisecond: more apart is another picture. */
const SAME_MS = 1

/** Which piece a moment lies in; the first one before the film begins. */
export function pieceAt({ chunks }: Pick<FilmIndex, 'chunks'>, atMs: number): number {
  let [low, high] = [0, chunks.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((chunks[middle]?.[0] ?? 0) <= atMs + SAME_MS) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The place in the piece of the last picture at or before a moment; 0 before the first. */
export function placeAt(piece: FilmChunk, atMs: number): number {
  let [low, high] = [0, piece.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((piece[middle]?.[0] ?? 0) <= atMs + SAME_MS) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The picture of exactly this moment; null when the film has none: then no box is drawn on another one. */
export function pictureAt(piece: FilmChunk, atMs: number): { place: number; picture: FilmPicture } | null {
  const place = placeAt(piece, atMs)
  const picture = piece[place]
  return picture && Math.abs(picture[0] - atMs) <= SAME_MS ? { place, picture } : null
}
