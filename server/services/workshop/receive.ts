import { z } from 'zod'
import { upload } from '../../contract/workshop'
import { AppError } from '../../errors'
import { pictureType } from '../../workshop/file-type'
import { receivePart } from '../receive-part'
import { verb } from '../verb'
import { findOwnUpload, removeUpload, toUpload, uploadFile } from './uploads'

/**
 * The picture is opened by the workshop process alone; here its first bytes say whether it can be one. Throws upload_not_found,
 * picture_unknown (then it is gone), and what `receivePart` throws.
 */
export const receivePicture = verb({
  name: 'workshop.receive',
  method: 'PATCH',
  path: '/api/workshop/uploads/{id}/content',
  summary: 'A part of a picture, from `offset` on, which is the `received` of the upload.',
  action: 'job.own',
  // Sending was begun by `workshop.upload`.
  readOnly: true,
  input: z.strictObject({ id: z.string(), offset: z.coerce.number().int().min(0) }),
  output: upload,
  body: 'bytes',
  async run({ paths: { dataDir } }, { who, input: { id, offset }, body }) {
    const known = await findOwnUpload(dataDir, who, id)
    const file = uploadFile(dataDir, id)
    try {
      await receivePart({ body, file, offset, bytes: known.bytes, check: requirePicture })
    } catch (error) {
      if (error instanceof AppError && error.code === 'picture_unknown') await removeUpload(dataDir, id)
      throw error
    }
    return toUpload(dataDir, known)
  },
})

function requirePicture(head: Uint8Array): void {
  if (pictureType(head) === null) throw new AppError('picture_unknown')
}
