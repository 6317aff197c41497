/**
 * A clip that was not completed where it was recorded: packets that no browser plays, or a process that ended meanwhile. A task of
 * the workshop's process; done again it does no harm.
 */
import { existsSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Say } from '../../../workshop/messages'
import { clipPath, RAW, rawPath, trackPath } from '../../clip/folder'
import { TICKS_PER_MS } from '../../clip/stream-clock'
import type { CompletedClip, CompleteTask } from '../../clip/tasks'
import { finishTrack } from '../../clip/track-file'
import { readIndex } from '../../film/box-file'
import { SourceFailure } from '../../sources/failure'
import { makeFilm } from '../film/make-film'
import { readBack } from './read-back'

/** Throws SourceFailure clip_lost when there is nothing to play, and what the file system says. */
export async function completeClip({ folder }: CompleteTask, say: Say): Promise<CompletedClip> {
  const [raw, target] = [rawPath(folder), clipPath(folder)]
  if (existsSync(raw)) {
    if (readBack(raw).pictures === 0) throw new SourceFailure('clip_lost', 'there is no whole picture in it')
    const { durationMs, ...made } = await makeFilm({ folder, path: RAW, target }, say)
    if (existsSync(trackPath(folder)))
      finishTrack(folder, { fromZero: true, untilMs: durationMs, shown: readBack(target).shown })
    rmSync(raw)
    return { ...made, ...sizeOf(folder, made), durationMs, bytes: (await stat(target)).size }
  }
  const { pictures, endTicks } = readBack(target)
  if (pictures === 0) throw new SourceFailure('clip_lost', 'there is nothing of it')
  const size = sizeOf(folder, { width: 0, height: 0 })
  return { ...size, pictures, durationMs: endTicks / TICKS_PER_MS, bytes: (await stat(target)).size }
}

/** Of the source: what boxes are in. The file's own where there are none. */
function sizeOf(folder: string, made: { width: number; height: number }): { width: number; height: number } {
  try {
    const { width, height } = readIndex(folder)
    return { width, height }
  } catch {
    return { width: made.width, height: made.height }
  }
}
