import { can } from '../../access/can'
import { type CameraDraft, cameraTest, cameraTestReply } from '../../contract/camera'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { cameraOf } from '../locate'
import { labelsInForce } from '../models/labels-in-force'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { changedSource } from './changed-source'
import { findCamera } from './find'
import { forEngine, splitSource, withoutMasks } from './source'

/**
 * cameraId lends its stored secrets, under the same condition as an update.
 * Throws source_*, validation_failed on source.password or source.url, engine_down.
 */
export const testCamera = verb({
  name: 'cameras.test',
  method: 'POST',
  path: '/api/cameras/test',
  summary: 'Opens a source once: a picture, or why not.',
  action: 'camera.edit',
  on: 'visible',
  input: cameraTest,
  output: cameraTestReply,
  readOnly: true,
  async run(context, { who, input: { draft, cameraId } }) {
    const { inference, models, clock } = context
    // A new camera is the site's; one that is there is whoever's may edit it.
    const camera = cameraId === undefined ? null : await cameraOf('cameraId').find(context, { cameraId })
    if (cameraId !== undefined && !camera) throw new AppError('camera_not_found')
    if (!(camera ? can(who, 'camera.edit', camera) : can(who, 'camera.create'))) throw new AppError('forbidden')
    const source = await sourceToTest(context, draft, cameraId)
    const model = await models.resolve(draft.modelId)
    const reply = await inference.probe({
      id: uuid7(clock.now()),
      ...source,
      model: model.spec,
      labels: labelsInForce(draft.labels, model.behaviours),
      intervalMs: draft.intervalMs,
      pictureFps: draft.pictureFps,
      confidence: draft.confidence,
      iou: draft.iou,
      livingOnly: draft.livingOnly,
    })
    const modelError = model.error ?? reply.modelError
    return {
      jpegBase64: Buffer.from(reply.jpeg).toString('base64'),
      width: reply.width,
      height: reply.height,
      openMs: reply.openMs,
      inferenceMs: reply.inferenceMs,
      objects: reply.objects.map(({ label, confidence, behaviour, box }) => ({
        label,
        conf: confidence,
        behaviour,
        bbox: box,
      })),
      ...(modelError ? { modelError } : {}),
    }
  },
})

async function sourceToTest({ prisma, crypt, paths }: Context, { source }: CameraDraft, cameraId?: string) {
  if (cameraId === undefined) {
    const { stored, password, address } = splitSource(withoutMasks(source, { stored: source, address: null }))
    return forEngine(stored, { password: password || null, address }, paths)
  }
  const { stored, secrets } = changedSource(crypt, await findCamera(prisma, cameraId), source)
  return forEngine(stored, secrets, paths)
}
