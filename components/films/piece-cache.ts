/** The pieces of a film that were looked at last, each asked for once. */
import type { FilmChunk } from '@/server/contract/film'

/** A few tens of seconds of the film around what is watched. */
const MOST = 6
/** A player asks with every picture; what did not come is asked for again after this. */
const RETRY_MS = 2_000

export type PieceCache = {
  /** Null while it is not here. */
  get(piece: number): FilmChunk | null
  /** Asks for it unless it is here or on its way. `arrived` is called when it has come, `failed` when it does not. */
  want(piece: number): void
}

export function createPieceCache(
  load: (piece: number) => Promise<FilmChunk>,
  arrived: (piece: number) => void,
  failed: (error: unknown) => void,
): PieceCache {
  const kept = new Map<number, FilmChunk>()
  const coming = new Set<number>()
  return {
    get(piece) {
      const found = kept.get(piece)
      if (!found) return null
      // The one looked at last is the last to go.
      kept.delete(piece)
      kept.set(piece, found)
      return found
    },
    want(piece) {
      if (kept.has(piece) || coming.has(piece)) return
      coming.add(piece)
      load(piece)
        .then((chunk) => {
          kept.set(piece, chunk)
          for (const oldest of [...kept.keys()].slice(0, -MOST)) kept.delete(oldest)
          coming.delete(piece)
          arrived(piece)
        })
        .catch((error: unknown) => {
          setTimeout(() => coming.delete(piece), RETRY_MS)
          failed(error)
        })
    },
  }
}
