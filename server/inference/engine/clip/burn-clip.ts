/**
 * A clip as a file that leaves: each picture with the boxes that were found in that very picture, camera, time, and that it is a
 * copy. A task of the workshop's process.
 */
import { exportedNote } from '../../../burn/burned-text'
import { drawBurned } from '../../../burn/draw-burned'
import { createFonts } from '../../../burn/fonts'
import type { FilmPicture } from '../../../contract/film'
import { toDrawn } from '../../../overlay/film-objects'
import { pictureAt } from '../../../overlay/find-picture'
import type { Say } from '../../../workshop/messages'
import { CLIP } from '../../clip/folder'
import type { BurnedClip, BurnTask } from '../../clip/tasks'
import { readChunks, readIndex } from '../../film/box-file'
import { filePlan } from '../../sources/file'
import { encodeFilm } from '../film/encode-film'
import { guarded } from '../picture-input'
import { Sheet } from './sheet'

/** Throws SourceFailure, and what the file system says: also when the boxes of the clip were lost. */
export async function burnClip(task: BurnTask, say: Say): Promise<BurnedClip> {
  const { folder, target, locale, title, startsAt } = task
  await say({ stage: 'preprocess', progress: 0 })
  const { width, height, labels, near } = readIndex(folder)
  // A clip has three minutes: all of its boxes are a few megabytes.
  const pictures: FilmPicture[] = []
  for await (const chunk of readChunks(folder)) pictures.push(...chunk)
  const plan = guarded({ secrets: [] }, () => filePlan(CLIP, folder))
  const fonts = createFonts()
  const sheet = new Sheet()
  await say({ stage: 'inference' })
  try {
    return await encodeFilm(plan, target, say, (frame, atMs) =>
      sheet.paint(frame, (pen) => {
        const objects = pictureAt(pictures, atMs)?.picture[2] ?? []
        const drawn = { width, height, objects: objects.map((object) => toDrawn(object, labels)) }
        drawBurned(pen, { frame: drawn, at: startsAt + atMs, locale, title, note: exportedNote(locale, near) }, fonts)
      }),
    )
  } finally {
    sheet.close()
  }
}
