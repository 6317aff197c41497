import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { UPLOAD_MAX_BYTES, upload } from '../../contract/workshop'
import { AppError } from '../../errors'
import { verb } from '../verb'
import { noteUpload, prepareUploads, roomOf, toUpload, uploadFile } from './folder'

/**
 * Takes a picture as it is: it is opened by the workshop process alone. Throws too_large, upload_quota, bad_request (the
 * sender went away).
 */
export const uploadPicture = verb({
  name: 'workshop.upload',
  method: 'POST',
  path: '/api/workshop/uploads',
  summary: 'Adds a picture to be enhanced: the body is the file, at most 64 MB.',
  action: 'job.own',
  input: z.strictObject({ name: z.string().min(1).max(120).describe('File name.') }),
  output: upload,
  body: 'bytes',
  async run({ paths: { dataDir }, clock }, { who, input: { name }, body, change }) {
    const id = randomUUID()
    const file = uploadFile(dataDir, id)
    const part = `${file}.part`
    await prepareUploads(dataDir)
    const room = await roomOf(dataDir, who.userId)
    try {
      const bytes = await receive(body, part, room)
      const known = { id, owner: who.userId, name, bytes, at: clock.now() }
      await rename(part, file)
      await noteUpload(dataDir, known)
      await change(async () => ({ value: null, target: `upload:${id}`, after: { name, bytes } }))
      return toUpload(known)
    } finally {
      await rm(part, { force: true })
    }
  },
})

/** Returns how many bytes were written. */
async function receive(body: AsyncIterable<Uint8Array>, file: string, room: number): Promise<number> {
  let bytes = 0
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      bytes += chunk.byteLength
      if (bytes > UPLOAD_MAX_BYTES) throw new AppError('too_large', 'a picture may have at most 64 MB')
      if (bytes > room) throw new AppError('upload_quota')
      yield chunk
    }
  }
  await pipeline(measured(), createWriteStream(file, { flush: true }))
  return bytes
}
