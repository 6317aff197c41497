import { can } from '../../access/can'
import { type CameraDraft, type CameraTestReply, cameraTest, cameraTestReply } from '../../contract/camera'
import { AppError } from '../../errors'
import type { EngineCamera } from '../../inference/messages'
import type { Context } from '../context'
import { cameraOf } from '../locate'
import { labelsInForce } from '../models/labels-in-force'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { changedSource } from './changed-source'
import { findCamera } from './find'
import { changedRecording, newRecording, recordingForEngine, requireRecordable } from './recording'
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
    const known = cameraId === undefined ? null : await cameraOf('cameraId').find(context, { cameraId })
    if (cameraId !== undefined && !known) throw new AppError('camera_not_found')
    if (!(known ? can(who, 'camera.edit', known) : can(who, 'camera.create'))) throw new AppError('forbidden')
    const { recording, ...source } = await sourceToTest(context, draft, cameraId)
    const model = await models.resolve(draft.modelId)
    const camera = {
      id: uuid7(clock.now()),
      labels: labelsInForce(draft.labels, model.behaviours),
      intervalMs: draft.intervalMs,
      pictureFps: draft.pictureFps,
      confidence: draft.confidence,
      iou: draft.iou,
      livingOnly: draft.livingOnly,
    }
    // Both at once: together they take no longer than one.
    const [reply, recorded] = await Promise.all([
      inference.probe({ ...camera, ...source, model: model.spec }),
      recording && testRecording(inference, { ...camera, ...source, source: recording, model: null }),
    ])
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
      ...(recorded && { recording: recorded }),
    }
  },
})

async function sourceToTest({ prisma, crypt, paths }: Context, { source, recording }: CameraDraft, cameraId?: string) {
  requireRecordable(source.kind, recording !== null)
  if (cameraId === undefined) {
    const { stored, password, address } = splitSource(withoutMasks(source, { stored: source, address: null }))
    const engine = forEngine(stored, { password: password || null, address }, paths)
    return { ...engine, ...recordingForEngine(newRecording(recording), engine, paths) }
  }
  const row = await findCamera(prisma, cameraId)
  const { stored, secrets } = changedSource(crypt, row, source)
  const engine = forEngine(stored, secrets, paths)
  return { ...engine, ...recordingForEngine(changedRecording(crypt, row, recording), engine, paths) }
}

/** That it does not open is no reason to say nothing of the picture. */
async function testRecording(
  inference: Context['inference'],
  camera: EngineCamera,
): Promise<NonNullable<CameraTestReply['recording']>> {
  try {
    const { width, height } = await inference.probe({ ...camera, id: `${camera.id} recording` })
    return { width, height }
  } catch (error) {
    if (error instanceof AppError) return { error: error.code }
    throw error
  }
}
