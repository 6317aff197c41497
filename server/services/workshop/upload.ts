import { randomUUID } from 'node:crypto'
import { upload, uploadDraft } from '../../contract/workshop'
import { requireDiskRoom } from '../disk/room'
import { verb } from '../verb'
import { noteUpload, prepareUploads, requireOwnRoom, toUpload } from './uploads'

/** Throws upload_quota, disk_full. */
export const uploadPicture = verb({
  name: 'workshop.upload',
  method: 'POST',
  path: '/api/workshop/uploads',
  summary: 'Begins to send a picture of so many bytes, at most 64 MB. Its parts follow: `workshop.receive`.',
  action: 'job.own',
  input: uploadDraft,
  output: upload,
  async run({ paths: { dataDir }, clock }, { who, input: { name, bytes }, change }) {
    const known = { id: randomUUID(), owner: who.userId, name, bytes, at: clock.now() }
    await requireDiskRoom(dataDir, bytes)
    await prepareUploads(dataDir)
    await change(
      async () => {
        await requireOwnRoom(dataDir, who, bytes)
        await noteUpload(dataDir, known)
        return { value: null, target: `upload:${known.id}`, after: { name, bytes } }
      },
      { lock: `uploads.${who.userId}` },
    )
    return toUpload(dataDir, known)
  },
})
