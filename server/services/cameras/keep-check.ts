import { z } from 'zod'
import { cameraView } from '../../contract/camera'
import { CHECK_PICTURES, type RoomCheck, roomMarks } from '../../contract/room-check'
import { betterThreshold } from '../../contract/share-right'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { findCamera } from './find'
import { checkOf, toCameraView } from './view'

/** Takes the place of an earlier one. Only counts are kept: no pictures, no boxes. */
export const keepCheck = verb({
  name: 'cameras.keepCheck',
  method: 'PUT',
  path: '/api/cameras/{id}/check',
  summary: 'Keeps how often a camera is right in its room, from boxes that somebody ticked.',
  action: 'camera.edit',
  on: cameraOf(),
  input: z.strictObject({ id: z.string(), pictures: z.int().min(1).max(CHECK_PICTURES), marks: roomMarks }),
  output: cameraView,
  async run({ events, board, clock }, { who, input: { id, pictures, marks }, change }) {
    const row = await change(async (tx) => {
      const camera = await findCamera(tx, id)
      const { modelId, confidence } = camera
      const check: RoomCheck = {
        at: clock.now(),
        by: who.name,
        pictures,
        boxes: marks.length,
        right: marks.filter(({ right }) => right).length,
        modelId,
        confidence,
        suggested: betterThreshold(marks, confidence),
      }
      const value = await tx.camera.update({ where: { id }, data: { check } })
      return { value, target: `camera:${id}`, before: { check: checkOf(camera) }, after: { check } }
    })
    events.emit('camera:list', null)
    return toCameraView(row, board.of(row), who)
  },
})
