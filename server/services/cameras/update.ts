import { z } from 'zod'
import { can } from '../../access/can'
import { cameraAdminView, cameraPatch, cameraSource } from '../../contract/camera'
import { AppError } from '../../errors'
import type { Camera } from '../../store/generated/client'
import { isTaken } from '../database-error'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { changedSource } from './changed-source'
import { checkCamera } from './check'
import { findCamera } from './find'
import { changedRecording, requireRecordable, toRecordingColumns } from './recording'
import { sealSecrets } from './secrets'
import { toCameraAdminView } from './view'

/**
 * Changes what the patch names and brings the engine in line; pictures go on when only numbers changed.
 * Throws name_taken, model_not_found, source_*, validation_failed on source.password, source.url or
 * recording.url, forbidden (another's place).
 */
export const updateCamera = verb({
  name: 'cameras.update',
  method: 'PATCH',
  path: '/api/cameras/{id}',
  summary: 'Changes a camera; what is absent stays.',
  action: 'camera.edit',
  on: cameraOf(),
  input: cameraPatch.extend({ id: z.string() }),
  output: cameraAdminView,
  async run({ models, crypt, runner, board, events }, { who, input: { id, ...patch }, change }) {
    // Whoever administers one place may not move cameras into another.
    if (patch.place !== undefined && !can(who, 'camera.edit', { cameraId: id, place: patch.place })) {
      throw new AppError('forbidden', 'another place', { fields: { place: 'notYourPlace' } })
    }
    await checkCamera(models, patch)
    const { source, recording, ...plain } = patch
    // Locked: a source and the secrets that belong to it change together or not at all.
    const row = await change(
      async (tx) => {
        const before = await findCamera(tx, id)
        const next = source && changedSource(crypt, before, source)
        const stream = recording === undefined ? undefined : changedRecording(crypt, before, recording)
        const { kind } = next?.stored ?? cameraSource.parse(before.source)
        requireRecordable(kind, (stream ? stream.stored : before.recording) !== null)
        const row = await tx.camera.update({
          where: { id },
          data: {
            ...plain,
            ...(next && { source: next.stored, ...sealSecrets(crypt, id, next.secrets) }),
            ...(stream && toRecordingColumns(crypt, id, stream)),
          },
        })
        const view = (of: Camera) => toCameraAdminView(of, board.of(of), who)
        return { value: row, target: `camera:${id}`, before: view(before), after: view(row) }
      },
      { lock: `camera.${id}` },
    ).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
    await runner.sync(id)
    events.emit('camera:list', null)
    return toCameraAdminView(row, board.of(row), who)
  },
})
