import { z } from 'zod'
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { INTERVAL_MAX_MS, INTERVAL_MIN_MS } from '../../contract/camera'
import { STREAM_MAX_CAMERAS } from '../../contract/stream'
import { publicConfig } from '../../contract/system'
import { camerasOf } from '../cameras/list'
import { verb } from '../verb'

/** What integrators need to know; nothing secret. */
export const config = verb({
  name: 'system.config',
  method: 'GET',
  path: '/config',
  summary: 'Cameras and settings, read-only and without secrets.',
  action: 'config.read',
  input: z.strictObject({}),
  output: publicConfig,
  async run(context, { who }) {
    const cameras = await camerasOf(context, who)
    return {
      version: context.version,
      behaviorOrder: [...BEHAVIOUR_ORDER],
      limits: { intervalMinMs: INTERVAL_MIN_MS, intervalMaxMs: INTERVAL_MAX_MS, camerasPerStream: STREAM_MAX_CAMERAS },
      cameras: cameras.map(({ id, name, modelId, intervalMs, pictureFps, confidence, iou, status }) => ({
        id,
        name,
        modelId,
        intervalMs,
        pictureFps,
        confidence,
        iou,
        status,
      })),
    }
  },
})
