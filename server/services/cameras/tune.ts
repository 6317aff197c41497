import { z } from 'zod'
import { cameraView, intervalMs, threshold } from '../../contract/camera'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { findCamera } from './find'
import { toCameraView } from './view'

/** Takes effect with the next frame, without reopening the source. */
export const tuneCamera = verb({
  name: 'cameras.tune',
  method: 'PATCH',
  path: '/api/cameras/{id}/tuning',
  summary: 'How often and how strictly a camera detects; stored, and live at once.',
  action: 'camera.tune',
  on: cameraOf(),
  input: z.strictObject({
    id: z.string(),
    intervalMs: intervalMs.optional(),
    confidence: threshold.optional(),
    iou: threshold.optional(),
  }),
  output: cameraView,
  async run({ runner, events, board }, { who, input: { id, ...tuning }, change }) {
    const row = await change(async (tx) => {
      const { intervalMs, confidence, iou } = await findCamera(tx, id)
      const value = await tx.camera.update({ where: { id }, data: tuning })
      return { value, target: `camera:${id}`, before: { intervalMs, confidence, iou }, after: tuning }
    })
    await runner.sync(id)
    events.emit('camera:list', null)
    return toCameraView(row, board.of(row), who)
  },
})
