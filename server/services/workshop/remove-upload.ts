import { z } from 'zod'
import { verb } from '../verb'
import { findOwnUpload, removeUpload } from './uploads'

export const removePicture = verb({
  name: 'workshop.removeUpload',
  method: 'DELETE',
  path: '/api/workshop/uploads/{id}',
  summary: 'Takes back a picture that you sent, or part of it.',
  action: 'job.own',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ paths: { dataDir } }, { who, input: { id }, change }) {
    const { name, bytes } = await findOwnUpload(dataDir, who, id)
    await change(async () => ({ value: null, target: `upload:${id}`, before: { name, bytes } }))
    await removeUpload(dataDir, id)
    return undefined
  },
})
