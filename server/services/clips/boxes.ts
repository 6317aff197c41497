import { z } from 'zod'
import { AppError } from '../../errors'
import { readIndex, readPacked } from '../../inference/film/box-file'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { findClipFolder } from './find'

export const boxesOfClip = verb({
  name: 'clips.boxes',
  method: 'GET',
  path: '/api/alerts/{id}/clip/boxes/{piece}',
  summary:
    'What was found in a piece of the clip of an alert, about ten seconds: every picture with its time in ms and its objects (FilmChunk).',
  action: 'alert.read',
  on: alertOf(),
  input: z.strictObject({ id: z.string(), piece: z.coerce.number().int().min(0) }),
  output: 'application/json',
  async run(c, { input: { id, piece } }) {
    const folder = await findClipFolder(c, id)
    const bytes = await readPacked(folder, readIndex(folder), piece)
    if (!bytes) throw new AppError('clip_not_found', 'no such piece')
    return { bytes, headers: { 'Content-Encoding': 'gzip' } }
  },
})
