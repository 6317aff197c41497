import type { CameraDraft, CameraTestReply } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { labelsInForce } from '../models/labels-in-force'
import { uuid7 } from '../uuid7'
import { changedSource } from './changed-source'
import { findCamera } from './find'
import { forEngine, splitSource, withoutMasks } from './source'

/**
 * Opens the draft's source once. cameraId lends its stored secrets, under the same condition as an update.
 * Throws source_*, validation_failed on source.password or source.url, engine_down.
 */
export async function testCamera(
  context: Context,
  who: Principal,
  draft: CameraDraft,
  cameraId?: string,
): Promise<CameraTestReply> {
  requireRole(who, 'admin')
  const { inference, models, clock } = context
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
}

async function sourceToTest({ prisma, crypt, paths }: Context, { source }: CameraDraft, cameraId?: string) {
  if (cameraId === undefined) {
    const { stored, password, address } = splitSource(withoutMasks(source, { stored: source, address: null }))
    return forEngine(stored, { password: password || null, address }, paths)
  }
  const { stored, secrets } = changedSource(crypt, await findCamera(prisma, cameraId), source)
  return forEngine(stored, secrets, paths)
}
