/** Everything that passes between the inference service and the engine (the child process): one closed union each way. */
import type { BehaviourCode, LabelMap } from '../contract/behaviours'
import type { CameraSource, RecordingStatus } from '../contract/camera'
import type { ErrorCode } from '../contract/errors'
import type { BBox, Keypoint } from '../contract/frame'
import type { ModelManifest, ModelSpec, PictureSpec } from '../contract/model'
import type { View } from '../contract/view'
import type { Area } from '../contract/zone'
import type { ClipEnd } from './clip/clip-end'

/** To the engine the demo is a film like any other. */
export type EngineSource = Exclude<CameraSource, { kind: 'demo' }>

/** A camera as the engine runs it: secrets in the source are clear here and nowhere else. */
export type EngineCamera = {
  id: string
  source: EngineSource
  /** Absolute folder that file sources are relative to. */
  mediaDir: string
  /** Null: pictures without detection. */
  model: ModelSpec | null
  labels: LabelMap
  /** Wanted time between inferences, ms. */
  intervalMs: number
  pictureFps: number
  confidence: number
  iou: number
  /** What does not live is not counted (living/things.ts). */
  livingOnly: boolean
  /** Where objects count; absent: in the whole picture. */
  areas?: readonly Area[]
  /** How much before an alert its clip may show, ms; absent or null: no clips are made. */
  ringMs?: number | null
  /** What clips are made of instead, while it can be read; absent: of the source itself. */
  recording?: EngineSource
}

/** A clip to be made: from the last whole picture before a moment until another, ms of the steady clock. */
export type ClipOrder = {
  cameraId: string
  clipId: string
  /** Absolute, its own; made when there is something to go into it. See clip/folder.ts. */
  folder: string
  fromMs: number
  untilMs: number
}

/** A clip has ended. */
export type EngineClip = { t: 'clip'; cameraId: string; clipId: string; end: ClipEnd }

/** What can change while a camera runs. */
export type CameraTuning = Partial<
  Pick<EngineCamera, 'intervalMs' | 'confidence' | 'iou' | 'livingOnly' | 'areas' | 'ringMs'>
>

/** One tracked object as the engine reports it, pixels of the source frame. */
export type EngineObject = {
  trackId: number | null
  classId: number
  label: string
  confidence: number
  box: BBox
  behaviour: BehaviourCode | null
  /** Two behaviours are too close to say which: it has none. */
  unsure?: true
  predicted: boolean
  keypoints?: Keypoint[]
}

/** A picture with what was found in it. They travel together: nobody can mix them up. */
export type EngineFrame = {
  t: 'frame'
  cameraId: string
  frameId: number
  /** Capture time, Unix ms: for telling and storing. The clock it is of may be set. */
  at: number
  /** The same moment on the steady clock (server/clock.ts), ms: whatever measures time between frames takes this. */
  steadyMs: number
  width: number
  height: number
  /** JPEG of the whole frame, to be shown; null when no picture was due, or it was shown before its result came. */
  jpeg: Uint8Array | null
  /** The same of a measured frame that is not to be shown: every measurement has the picture it was made in. */
  evidence: Uint8Array | null
  measured: boolean
  objects: EngineObject[]
  /** Boxes of the last measured frame that the model takes for people and that do not live: not counted. */
  things: BBox[]
  /** Duration of the last inference, ms. */
  inferenceMs: number
  fps: number
  error?: ErrorCode
  /** Of a picture that is shown, once a second. */
  view?: View
}

export type EngineStatus = {
  t: 'status'
  cameraId: string
  state: 'starting' | 'live' | 'reconnecting' | 'failed'
  code?: ErrorCode
  /** For the log only, credentials already removed. */
  detail?: string
  /** Of a camera that has a recording stream and makes clips. */
  recording?: RecordingStatus & { detail?: string }
  fps: number
  width: number
  height: number
  inferenceMs: number
  effectiveIntervalMs: number
  stretch: number
  dropped: number
}

/** What the Test button gets. */
export type ProbeReply = {
  jpeg: Uint8Array
  width: number
  height: number
  openMs: number
  inferenceMs: number
  objects: EngineObject[]
  modelError?: ErrorCode
}

/** What a model file was found to be: one that finds things, one that makes pictures, or none. */
export type InspectReply = { spec: ModelSpec } | { picture: PictureSpec } | { error: ErrorCode; detail: string }

export type EngineStats = {
  /** Of the child process, bytes. */
  rss: number
  /** Per camera, since it was started: counts, and mean times of one inference in ms (model, tensor before, decoding after). */
  cameras: Record<
    string,
    {
      decoded: number
      inferred: number
      pictures: number
      dropped: number
      inferMs: number
      preMs: number
      postMs: number
    }
  >
}

/** What the engine is started with: its one argument, as JSON. */
export type EngineSettings = {
  /** Inference threads. */
  threads: number
  /** Descriptor of the ledger (ledger.ts); absent: none is kept. */
  ledger?: number
  /** How long a model's first run in a thread may take, ms; absent: run-limit.ts. */
  firstRunMs?: number
}

export type ToEngine =
  /** firstFrameId: ids go on where an earlier run of this camera ended, so none is given twice. */
  | { t: 'camera:start'; camera: EngineCamera; firstFrameId: number }
  /** Takes effect on the next frame, without reopening the source. */
  | ({ t: 'camera:tune'; cameraId: string } & CameraTuning)
  | { t: 'camera:stop'; cameraId: string }
  | ({ t: 'clip:start' } & ClipOrder)
  /** One that has ended is not begun again. */
  | { t: 'clip:extend'; cameraId: string; clipId: string; untilMs: number }
  | { t: 'webcam'; cameraId: string; jpeg: Uint8Array; at: number }
  | { t: 'probe'; requestId: number; camera: EngineCamera }
  | { t: 'inspect'; requestId: number; id: string; path: string; manifest: ModelManifest | null }
  | { t: 'stats'; requestId: number }
  /** Are you there? Answered at once by `pong`. */
  | { t: 'ping' }
  | { t: 'shutdown' }

export type FromEngine =
  | { t: 'ready'; pid: number; inferenceThreads: number }
  | { t: 'pong' }
  | EngineFrame
  | EngineStatus
  | EngineClip
  /** The last webcam picture was taken: the next may come. */
  | { t: 'webcam:taken'; cameraId: string }
  | { t: 'reply'; requestId: number; kind: 'probe'; value: ProbeReply }
  | { t: 'reply'; requestId: number; kind: 'inspect'; value: InspectReply }
  | { t: 'reply'; requestId: number; kind: 'stats'; value: EngineStats }
  | { t: 'reply'; requestId: number; kind: 'error'; code: ErrorCode; detail: string }
