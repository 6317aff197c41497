/**
 * The result message of one frame, a superset of what integrators already read.
 * Coordinates are pixels of the source frame, times are Unix milliseconds.
 */
import { z } from 'zod'
import { BEHAVIOUR_EN, BEHAVIOUR_ORDER, BEHAVIOUR_ZH, behaviourCode, behaviourCounts } from './behaviours'

export const bbox = z.strictObject({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() })
export type BBox = z.infer<typeof bbox>

/** x, y in pixels of the source frame; score 0..1. */
export const keypoint = z.strictObject({ x: z.number(), y: z.number(), score: z.number() })
export type Keypoint = z.infer<typeof keypoint>

export const frameObject = z.strictObject({
  /** Track id, unique per camera since the engine started; null while a track is tentative. */
  id: z.int().nullable(),
  class_id: z.int(),
  class_name: z.string(),
  conf: z.number().min(0).max(1),
  bbox,
  behavior: z.strictObject({ code: behaviourCode, zh: z.string(), en: z.string() }).nullable(),
  /** Only when two behaviours are too close to say which: `behavior` is null then. */
  unsure: z.literal(true).optional(),
  /** True when the box was carried forward from an earlier inference, not measured in this frame. */
  predicted: z.boolean(),
  /** 17 COCO keypoints when the model is a pose model. */
  keypoints: z.array(keypoint).optional(),
})
export type FrameObject = z.infer<typeof frameObject>

export const frameMessage = z.strictObject({
  type: z.literal('frame'),
  camera_id: z.string(),
  /** What the source is called for people: never with credentials. */
  source: z.string(),
  /** Frame id: sequence per camera, given once at decode. */
  frame_index: z.int().min(0),
  /** Capture time, given once at decode. */
  time_ms: z.int(),
  /** Decoded pictures per second, measured over the last seconds. */
  fps: z.number(),
  width: z.int(),
  height: z.int(),
  inference_ms: z.number(),
  /** True when the objects were measured in this very frame; false when they were carried forward. */
  measured: z.boolean(),
  objects: z.array(frameObject),
  /** Only when there are any: what the model takes for people and does not live (chairs, posters). Not counted. */
  things: z.array(bbox).optional(),
  behavior_counts: behaviourCounts,
  behavior_order: z.array(behaviourCode),
  behavior_legend: z.record(behaviourCode, z.string()),
  /** Set when inference failed on this frame; objects are then empty and the stream goes on. */
  error: z.string().optional(),
  /** Only when a plain WebSocket client asked for it. */
  image_jpeg_base64: z.string().optional(),
})
export type FrameMessage = z.infer<typeof frameMessage>

export const BEHAVIOUR_CONSTANTS = {
  behavior_order: [...BEHAVIOUR_ORDER],
  behavior_legend: BEHAVIOUR_ZH,
}

/** The `behavior` field of an object for a code. */
export function behaviourField(code: z.infer<typeof behaviourCode> | null): FrameObject['behavior'] {
  return code === null ? null : { code, zh: BEHAVIOUR_ZH[code], en: BEHAVIOUR_EN[code] }
}
