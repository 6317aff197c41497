import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { INTERVAL_MAX_MS, INTERVAL_MIN_MS } from '../../contract/camera'
import { STREAM_MAX_CAMERAS } from '../../contract/stream'
import type { PublicConfig } from '../../contract/system'
import type { Principal } from '../../contract/user'
import { listCameras } from '../cameras/list'
import type { Context } from '../context'

/** What integrators need to know; nothing secret. */
export async function config(context: Context, who: Principal): Promise<PublicConfig> {
  const cameras = await listCameras(context, who)
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
}
