/** Models: what a file says of itself and what the admin pages show. */
import { z } from 'zod'
import { behaviourCode } from './behaviours'
import { errorCode } from './errors'

export const OUTPUT_LAYOUTS = [
  'yolov5',
  'yolov8',
  'yolov8-pose',
  'end2end',
  'yolox',
  'nanodet',
  'movenet-multipose',
] as const
export const outputLayout = z.enum(OUTPUT_LAYOUTS)
export type OutputLayout = z.infer<typeof outputLayout>

/** Of models that make a picture from a picture, for the workshop: whole pictures, or the colours of a grey one. */
export const pictureLayout = z.enum(['maxim', 'ddcolor'])
export type PictureLayout = z.infer<typeof pictureLayout>

/** How pixels become the input tensor. */
export const inputSpec = z.strictObject({
  name: z.string(),
  order: z.enum(['nchw', 'nhwc']),
  dtype: z.enum(['float32', 'uint8', 'int32']),
  color: z.enum(['rgb', 'bgr']),
  width: z.int().min(32),
  height: z.int().min(32),
  /** value = (pixel 0..255 - mean) * scale, per channel in the model's colour order. */
  mean: z.tuple([z.number(), z.number(), z.number()]),
  scale: z.tuple([z.number(), z.number(), z.number()]),
  /** Letterbox colour, pixel 0..255. */
  pad: z.int().min(0).max(255),
})
export type InputSpec = z.infer<typeof inputSpec>

/** What the workshop needs to run a model that makes pictures. They are float32 and `side` pixels wide and high. */
export const pictureSpec = z.strictObject({
  layout: pictureLayout,
  input: z.string(),
  output: z.string(),
  side: z.int(),
})
export type PictureSpec = z.infer<typeof pictureSpec>

/** models/<id>/manifest.json. Everything the file itself does not say. Unknown keys are errors. */
export const modelManifest = z.strictObject({
  name: z.string().max(120),
  file: z.string().default('model.onnx'),
  task: z.enum(['detect', 'pose']).optional(),
  layout: outputLayout.optional(),
  input: inputSpec.omit({ name: true }).partial().optional(),
  labels: z.array(z.string()).optional(),
  /** Suggested label -> behaviour map. */
  behaviours: z.record(z.string(), z.enum(['u', 'd', 'c', 'b', 'p', 's'])).optional(),
  /** With the sha256 of a file that makes pictures: it need not be loaded to know what it is. */
  picture: pictureSpec.optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  licence: z.string().optional(),
  origin: z.string().optional(),
})
export type ModelManifest = z.infer<typeof modelManifest>

/** Everything the engine needs to run a model. */
export const modelSpec = z.strictObject({
  id: z.string(),
  path: z.string(),
  layout: outputLayout,
  task: z.enum(['detect', 'pose']),
  input: inputSpec,
  outputs: z.array(z.string()),
  labels: z.array(z.string()),
})
export type ModelSpec = z.infer<typeof modelSpec>

export const modelView = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Shipped models cannot be deleted. */
  shipped: z.boolean(),
  sizeBytes: z.int(),
  licence: z.string().nullable(),
  origin: z.string().nullable(),
  layout: outputLayout.or(pictureLayout).nullable(),
  /** enhance, colorize: for the workshop, not for cameras and films. */
  task: z.enum(['detect', 'pose', 'enhance', 'colorize']).nullable(),
  inputWidth: z.int().nullable(),
  inputHeight: z.int().nullable(),
  labels: z.array(z.string()),
  behaviours: z.record(z.string(), z.enum(['u', 'd', 'c', 'b', 'p', 's'])),
  /** The behaviours it gives to a camera that maps no labels of its own. */
  tells: z.array(behaviourCode),
  /** Why it cannot be used, null when it can. */
  error: errorCode.nullable(),
  /** What was found in the file when it cannot be used, e.g. the output shapes. */
  detail: z.string().nullable(),
})
export type ModelView = z.infer<typeof modelView>

/** Whether it finds something in pictures, or at least may: what cannot be used is not known. */
export function isDetector({ task }: Pick<ModelView, 'task'>): boolean {
  return task !== 'enhance' && task !== 'colorize'
}
