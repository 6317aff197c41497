import { z } from 'zod'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { findCamera } from './find'
import { toCameraAdminView } from './view'

/** The camera and its rules go, its alerts stay. */
export const removeCamera = verb({
  name: 'cameras.remove',
  method: 'DELETE',
  path: '/api/cameras/{id}',
  summary: 'Removes a camera and its rules; its alerts stay.',
  action: 'camera.edit',
  on: cameraOf(),
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ runner, watcher, tracks, events, board }, { who, input: { id }, change }) {
    await change(async (tx) => {
      const row = await findCamera(tx, id)
      await tx.camera.delete({ where: { id } })
      return { value: null, target: `camera:${id}`, before: toCameraAdminView(row, board.of(row), who) }
    })
    await Promise.all([runner.sync(id), watcher.reload()])
    await tracks.forget(id)
    events.emit('camera:list', null)
    return undefined
  },
})
