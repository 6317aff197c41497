/** Cameras: what an administrator writes, what the page reads, what the engine reports. */
import { z } from 'zod'
import { behaviourCode, labelMap } from './behaviours'
import { MAX_CLIP_AFTER_MS, MAX_CLIP_BEFORE_MS } from './clip'
import { errorCode } from './errors'
import { roomCheck } from './room-check'
import { role } from './user'
import { zones } from './zone'

export const SOURCE_KINDS = ['rtsp', 'http', 'file', 'device', 'webcam', 'calibration', 'demo'] as const
export const sourceKind = z.enum(SOURCE_KINDS)
export type SourceKind = z.infer<typeof sourceKind>

const credentials = {
  username: z.string().max(200).optional(),
  /** Written only. Absent on an update means: keep the stored one. Never in a response. */
  password: z.string().max(200).optional(),
}

const rtspSource = z.strictObject({
  kind: z.literal('rtsp'),
  url: z
    .string()
    .max(2000)
    .regex(/^rtsps?:\/\//i),
  ...credentials,
})

export const cameraSource = z.discriminatedUnion('kind', [
  rtspSource,
  z.strictObject({
    kind: z.literal('http'),
    url: z
      .string()
      .max(2000)
      .regex(/^https?:\/\//i),
    ...credentials,
  }),
  /** Path relative to the media folder; looped in real time. */
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1).max(500) }),
  /** A V4L2 device such as /dev/video0. */
  z.strictObject({ kind: z.literal('device'), path: z.string().regex(/^\/dev\/video\d{1,3}$/) }),
  /** A browser page sends the pictures. */
  z.strictObject({ kind: z.literal('webcam') }),
  /** Made by the program: a moving beacon, the frame number coded in the pixels. */
  z.strictObject({
    kind: z.literal('calibration'),
    width: z.int().min(320).max(1920).multipleOf(32).default(1280),
    height: z.int().min(240).max(1088).multipleOf(8).default(720),
    fps: z.number().min(1).max(60).default(25),
  }),
  /** The simulated classroom that comes with the program; looped in real time. */
  z.strictObject({ kind: z.literal('demo') }),
])
export type CameraSource = z.infer<typeof cameraSource>

/**
 * A second address of the camera: its large stream, which clips are made of, while detection looks at the small one. Without a user name
 * it is asked with that of the source, at the same host and port.
 */
export const recordingSource = rtspSource
export type RecordingSource = z.infer<typeof recordingSource>
/** Kinds of cameras that may have one. */
export const mayRecord = (kind: SourceKind) => kind === 'rtsp' || kind === 'http'

export const RECORDING_STATES = ['connecting', 'recording', 'failed'] as const
export const recordingStatus = z.strictObject({
  state: z.enum(RECORDING_STATES),
  /** Why it failed. Clips are made of the source until it is back. */
  code: errorCode.optional(),
})
export type RecordingStatus = z.infer<typeof recordingStatus>

export const INTERVAL_MIN_MS = 50
export const INTERVAL_MAX_MS = 10_000
export const intervalMs = z.int().min(INTERVAL_MIN_MS).max(INTERVAL_MAX_MS)
export const threshold = z.number().min(0.01).max(0.99)

const cameraFields = {
  name: z.string().trim().min(1).max(80),
  place: z.string().trim().max(120),
  source: cameraSource,
  /** Null: clips are made of the source itself. */
  recording: recordingSource.nullable(),
  /** A model's id, or null for pictures without detection. */
  modelId: z.string().max(120).nullable(),
  labels: labelMap,
  /** Wanted time between two inferences. */
  intervalMs,
  /** Pictures per second sent to viewers. */
  pictureFps: z.number().min(1).max(30),
  confidence: threshold,
  iou: threshold,
  /** In whose box nothing has moved for minutes, not even by breath, is a thing and is not counted. */
  livingOnly: z.boolean(),
  /** Alerts have a clip: what was to be seen from so long before until so long after, ms. */
  clips: z.boolean(),
  clipBeforeMs: z.int().min(0).max(MAX_CLIP_BEFORE_MS),
  clipAfterMs: z.int().min(0).max(MAX_CLIP_AFTER_MS),
  enabled: z.boolean(),
}

export const cameraDraft = z.strictObject({
  ...cameraFields,
  place: cameraFields.place.default(''),
  recording: cameraFields.recording.default(null),
  labels: cameraFields.labels.default({}),
  intervalMs: cameraFields.intervalMs.default(200),
  pictureFps: cameraFields.pictureFps.default(10),
  confidence: cameraFields.confidence.default(0.25),
  iou: cameraFields.iou.default(0.45),
  livingOnly: cameraFields.livingOnly.default(true),
  clips: cameraFields.clips.default(true),
  clipBeforeMs: cameraFields.clipBeforeMs.default(5_000),
  clipAfterMs: cameraFields.clipAfterMs.default(10_000),
  enabled: cameraFields.enabled.default(true),
})
export type CameraDraft = z.infer<typeof cameraDraft>
export type CameraDraftInput = z.input<typeof cameraDraft>

/** What is absent stays as it is: hence the fields without defaults, which partial() of a draft would fill in. */
export const cameraPatch = z.strictObject(cameraFields).partial()
export type CameraPatch = z.infer<typeof cameraPatch>

/** `elsewhere`: another server on the same database runs it, which has its pictures and figures. */
export const CAMERA_STATES = ['disabled', 'starting', 'live', 'reconnecting', 'failed', 'elsewhere'] as const
export const cameraStatus = z.strictObject({
  cameraId: z.string(),
  state: z.enum(CAMERA_STATES),
  /** Why it is not live, or what is degraded (`inference_failed`, `model_*`). */
  code: errorCode.optional(),
  /** Name of the server that runs it, with `elsewhere`. */
  server: z.string().optional(),
  /** Of its recording stream; absent where it has none, makes no clips or does not run. */
  recording: recordingStatus.optional(),
  since: z.int(),
  /** Decoded pictures per second. */
  fps: z.number(),
  width: z.int(),
  height: z.int(),
  inferenceMs: z.number(),
  /** The interval really used: the wanted one, stretched evenly when all cameras together ask for more than the machine can do. */
  effectiveIntervalMs: z.number(),
  /** 1 when nothing is stretched. */
  stretch: z.number(),
  /** Frames dropped by bounded queues since the camera started. */
  dropped: z.int(),
})
export type CameraStatus = z.infer<typeof cameraStatus>

/** A camera as any signed-in person may see it: nothing in it is secret. */
export const cameraView = z.strictObject({
  id: z.string(),
  name: z.string(),
  place: z.string(),
  enabled: z.boolean(),
  sourceKind,
  modelId: z.string().nullable(),
  intervalMs: z.number(),
  pictureFps: z.number(),
  confidence: z.number(),
  iou: z.number(),
  livingOnly: z.boolean(),
  clips: z.boolean(),
  clipBeforeMs: z.int(),
  clipAfterMs: z.int(),
  zones,
  /** How often it was right when somebody ticked pictures of it; null while nobody has. */
  check: roomCheck.nullable(),
  status: cameraStatus,
  /** What the asker may do with it. */
  may: role,
})
export type CameraView = z.infer<typeof cameraView>

/** What the admin form edits. The password is never in it; hasPassword says that one is stored. */
export const cameraAdminView = z.strictObject({
  ...cameraView.shape,
  source: cameraSource,
  hasPassword: z.boolean(),
  recording: recordingSource.nullable(),
  labels: labelMap,
  createdAt: z.int(),
  updatedAt: z.int(),
})
export type CameraAdminView = z.infer<typeof cameraAdminView>

/** Body of POST /api/cameras/test. cameraId: take the stored password of that camera when none is given. */
export const cameraTest = z.strictObject({ cameraId: z.string().optional(), draft: cameraDraft })

/** Counts of one object kind in the Test reply. */
export const cameraTestReply = z.strictObject({
  jpegBase64: z.string(),
  width: z.int(),
  height: z.int(),
  openMs: z.number(),
  inferenceMs: z.number(),
  objects: z.array(
    z.strictObject({
      label: z.string(),
      conf: z.number(),
      behaviour: behaviourCode.nullable(),
      bbox: z.strictObject({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() }),
    }),
  ),
  /** Detection could not run although the picture came: say why. */
  modelError: errorCode.optional(),
  /** Of the recording stream, where there is one: its size, or why it does not open. */
  recording: z
    .union([z.strictObject({ width: z.int(), height: z.int() }), z.strictObject({ error: errorCode })])
    .optional(),
})
export type CameraTestReply = z.infer<typeof cameraTestReply>
