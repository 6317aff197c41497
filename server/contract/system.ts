/** GET /health and GET /config. */
import { z } from 'zod'
import { cameraStatus } from './camera'

export const health = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  uptimeMs: z.int(),
  database: z.boolean(),
  engine: z.boolean(),
  /** False when a camera gives pictures and its model has given no results for long. */
  detection: z.boolean(),
  /** False while alerts and their pictures cannot be written to the disk, and when it is nearly full. */
  disk: z.boolean(),
})
export type Health = z.infer<typeof health>

/** Read-only and without secrets; for signed-in people and tokens. */
export const publicConfig = z.strictObject({
  version: z.string(),
  behaviorOrder: z.array(z.string()),
  limits: z.strictObject({ intervalMinMs: z.int(), intervalMaxMs: z.int(), camerasPerStream: z.int() }),
  cameras: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      modelId: z.string().nullable(),
      intervalMs: z.number(),
      pictureFps: z.number(),
      confidence: z.number(),
      iou: z.number(),
      status: cameraStatus,
    }),
  ),
})
export type PublicConfig = z.infer<typeof publicConfig>
