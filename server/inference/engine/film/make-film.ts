/** Any film FFmpeg reads -> the file that is kept, played and analysed: H.264 in MP4, its first picture at 0, no sound. */
import type { Say } from '../../../workshop/messages'
import type { MadeFilm, MakeTask } from '../../film/tasks'
import { SourceFailure } from '../../sources/failure'
import { filePlan } from '../../sources/file'
import { guarded } from '../picture-input'
import { begin } from '../steps'
import { copyFilm } from './copy-film'
import { encodeFilm } from './encode-film'

/** Throws SourceFailure: source_*, film_too_long, too_large. Then there is no target. */
export async function makeFilm({ folder, path, target }: MakeTask, say: Say): Promise<MadeFilm> {
  const plan = guarded(NOTHING_SECRET, () => filePlan(path, folder))
  begin('open')
  return (await copied()) ?? (await encodeFilm(plan, target, say))

  /** What cannot be copied, because its times are not in order, its size changes midway or for any other reason, may still be decoded. */
  async function copied(): Promise<MadeFilm | null> {
    try {
      return await copyFilm(plan, target, say)
    } catch (error) {
      if (error instanceof SourceFailure && FINAL.includes(error.code)) throw error
      return null
    }
  }
}

const NOTHING_SECRET = { secrets: [] }
/** Decoded it would be no shorter, and the disk no larger. */
const FINAL: readonly string[] = ['film_too_long', 'too_large', 'disk_full']
