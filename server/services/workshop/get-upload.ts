import { z } from 'zod'
import { upload } from '../../contract/workshop'
import { verb } from '../verb'
import { findOwnUpload, toUpload } from './uploads'

export const getUpload = verb({
  name: 'workshop.getUpload',
  method: 'GET',
  path: '/api/workshop/uploads/{id}',
  summary: 'How much of a picture that you send is here.',
  action: 'job.own',
  input: z.strictObject({ id: z.string() }),
  output: upload,
  run: async ({ paths: { dataDir } }, { who, input: { id } }) =>
    toUpload(dataDir, await findOwnUpload(dataDir, who, id)),
})
