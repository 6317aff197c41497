import { z } from 'zod'
import { clipPath } from '../../inference/clip/folder'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { findClipFolder } from './find'

/** Throws clip_not_found, clip_state while it is recorded, clip_elsewhere. */
export const playClip = verb({
  name: 'clips.play',
  method: 'GET',
  path: '/api/alerts/{id}/clip.mp4',
  summary:
    'The clip of an alert: H.264 without sound, as the camera sent it. Takes ranges of bytes, and gives a few megabytes of them at a time.',
  action: 'alert.read',
  on: alertOf(),
  input: z.strictObject({ id: z.string() }),
  output: { file: 'video/mp4' },
  run: async (c, { input: { id } }) => ({ path: clipPath(await findClipFolder(c, id)) }),
})
