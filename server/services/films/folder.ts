/** Where the files of a film are: DATA_DIR/films/<id>. */
import { rm } from 'node:fs/promises'
import path from 'node:path'

export const filmsIn = (dataDir: string): string => path.join(dataDir, 'films')
export const filmFolder = (dataDir: string, id: string): string => path.join(filmsIn(dataDir), id)

/** What was sent, until it was made playable. */
export const UPLOAD = 'upload'
export const uploadPath = (dataDir: string, id: string): string => path.join(filmFolder(dataDir, id), UPLOAD)

/** What is kept, played and analysed. */
export const filmPath = (dataDir: string, id: string): string => path.join(filmFolder(dataDir, id), 'film.mp4')

/** What was found, by the job that found it. */
export const resultFolder = (dataDir: string, id: string, jobId: string): string =>
  path.join(filmFolder(dataDir, id), jobId)

export async function removeFilmFiles(dataDir: string, id: string): Promise<void> {
  await rm(filmFolder(dataDir, id), { recursive: true, force: true })
}
