/** Every picture of a film of the calibration picture: when it is shown, and the frame number in its pixels. */
import type { Frame } from 'node-av/lib'
import { openFilm } from '../../server/inference/engine/film/film-reader'
import { readCode } from '../../server/inference/sources/calibration-pattern'

export type ReadPicture = { atMs: number; code: number; width: number; height: number }

/** Times are from the first picture. Throws SourceFailure. */
export function readFilm(file: string): ReadPicture[] {
  const film = openFilm(file)
  const pictures: ReadPicture[] = []
  try {
    for (let next = film.next(); next !== null; next = film.next()) {
      const { width, height } = next.frame
      pictures.push({ atMs: next.atMs, code: codeOf(next.frame), width, height })
    }
  } finally {
    film.close()
  }
  return pictures
}

function codeOf({ data, linesize, width }: Frame): number {
  return readCode(data?.[0] ?? Buffer.alloc(0), linesize[0] ?? 0, width)
}
