import { z } from 'zod'
import { filmIndex } from '../../contract/film'
import { readIndex } from '../../inference/film/box-file'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { findClipFolder } from './find'

export const indexOfClip = verb({
  name: 'clips.index',
  method: 'GET',
  path: '/api/alerts/{id}/clip/index',
  summary: 'Into which pieces all that was found in the clip of an alert is divided; as of a film.',
  action: 'alert.read',
  on: alertOf(),
  input: z.strictObject({ id: z.string() }),
  output: filmIndex,
  run: async (c, { input: { id } }) => readIndex(await findClipFolder(c, id)),
})
