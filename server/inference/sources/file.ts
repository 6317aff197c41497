/** Films in the media folder, and nowhere else. */
import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { SourceFailure } from './failure'
import type { OpenPlan } from './open-plan'

/** Containers without references to other files: no playlists, no concatenation lists. */
const FORMATS = 'mov,mp4,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,ogg,asf,h264,hevc,m4v,ivf,mjpeg,jpeg_pipe,png_pipe'

/** Throws SourceFailure source_outside_media or source_not_found. */
export function filePlan(relative: string, mediaDir: string): OpenPlan {
  return {
    url: `file:${insideMedia(relative, mediaDir)}`,
    options: { protocol_whitelist: 'file', format_whitelist: FORMATS },
    pace: 'paced',
    secrets: [],
  }
}

/** The real path of a file in the media folder: `..` and symbolic links are followed before the check. */
function insideMedia(relative: string, mediaDir: string): string {
  const root = realOrMissing(mediaDir)
  const asked = path.resolve(root, relative)
  if (relative.includes('\0') || !contains(root, asked)) throw outside(relative)
  const real = realOrMissing(asked)
  if (!contains(root, real)) throw outside(relative)
  if (!statSync(real).isFile()) throw new SourceFailure('source_not_found', `not a file: ${relative}`)
  return real
}

function realOrMissing(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    throw new SourceFailure('source_not_found', `no such file: ${path.basename(file)}`)
  }
}

function contains(root: string, file: string): boolean {
  const step = path.relative(root, file)
  return step !== '' && step !== '..' && !step.startsWith(`..${path.sep}`) && !path.isAbsolute(step)
}

function outside(relative: string): SourceFailure {
  return new SourceFailure('source_outside_media', `outside the media folder: ${relative}`)
}
