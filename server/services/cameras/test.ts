import { type CameraDraft, type CameraTestReply, cameraSource } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { labelsInForce } from '../models/labels-in-force'
import { uuid7 } from '../uuid7'
import { choosePassword, keepUsername } from './credentials'
import { findCamera } from './find'
import { forEngine, splitSource } from './source'

/**
 * Opens the draft's source once. cameraId lends its stored password, under the same condition as an update.
 * Throws source_*, validation_failed on source.password, engine_down.
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

async function sourceToTest({ prisma, crypt, paths }: Context, draft: CameraDraft, cameraId?: string) {
  const given = splitSource(draft.source)
  if (cameraId === undefined) return forEngine(given.stored, given.password ?? null, paths)
  const row = await findCamera(prisma, cameraId)
  const before = cameraSource.parse(row.source)
  const after = { ...given, stored: keepUsername(before, given.stored) }
  const choice = choosePassword({ source: before, hasPassword: row.secretEnc !== null }, after)
  if (choice === 'none' || row.secretEnc === null) return forEngine(after.stored, given.password || null, paths)
  return forEngine(after.stored, choice === 'keep' ? crypt.open(row.secretEnc, row.id) : choice.set, paths)
}
