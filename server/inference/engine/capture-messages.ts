/** Between the engine's main thread and a capture thread. Buffers are transferred, never copied. */
import type { ErrorCode } from '../../contract/errors'
import type { InputSpec } from '../../contract/model'
import type { View } from '../../contract/view'
import type { Letterbox } from '../detect/letterbox'
import type { EngineSource } from '../messages'
import type { GreyPicture } from '../motion/grey-picture'
import type { ClipPart } from './clip/clip-messages'
import type { LedgerSlot } from './steps'

/** What a thread's packets are for: its camera's only stream, the one for clips, or the one that is looked at beside that. */
export type StreamRole = 'only' | 'recording' | 'beside'

export type CaptureSetup = {
  cameraId: string
  source: EngineSource
  mediaDir: string
  /** The address guard's: HTTP sources go through it. */
  proxy: string
  /** What the model wants; null: pictures only. */
  input: InputSpec | null
  /** Tensors that may exist at once. */
  buffers: number
  intervalMs: number
  pictureFps: number
  firstFrameId: number
  /** How much before an alert its clip shows, ms; null: no clips. */
  ringMs: number | null
  /** Of `recording` there are packets alone, and nothing is decoded. */
  role: StreamRole
  /** One frame with picture and tensor, then the end; a failure ends it as well. */
  once: boolean
  /** Shared with the main thread: see SIGNAL. */
  signal: SharedArrayBuffer
  ledger: LedgerSlot | null
}

/** Slots of the shared Int32Array. */
export const SIGNAL = {
  /** Counts messages to the thread: changing it wakes the thread. */
  wake: 0,
  /** Frames posted but not yet handled by the main thread. */
  outstanding: 1,
  length: 2,
} as const

export type ToCapture =
  | { t: 'tune'; intervalMs: number }
  /** Tensors are wanted: a session has been loaded. */
  | { t: 'infer'; on: boolean }
  /** A tensor buffer comes back. */
  | { t: 'buffer'; buffer: ArrayBuffer }
  /** A tensor buffer went down with an inference thread: another may be made. */
  | { t: 'buffer:lost' }
  | { t: 'webcam'; jpeg: Uint8Array; at: number }
  /** The answer to `may-connect`. */
  | { t: 'may-connect'; allowed: boolean }
  | { t: 'ring'; ringMs: number | null }
  /** A clip from the last whole picture before a moment until another, ms of the steady clock. */
  | { t: 'clip'; clipId: string; fromMs: number; untilMs: number }
  | { t: 'clip:extend'; clipId: string; untilMs: number }
  | { t: 'stop' }

export type CapturedFrame = {
  t: 'frame'
  frameId: number
  at: number
  steadyMs: number
  /** When it was taken by the camera's own clock, Unix ms; null when that is not known or not asked for. */
  cameraMs: number | null
  width: number
  height: number
  jpeg: ArrayBuffer
  /** A picture was due; without it the JPEG is only kept as what a measurement was made in. */
  shown: boolean
  tensor: { buffer: ArrayBuffer; letterbox: Letterbox } | null
  /** For what moves; null while nothing is detected. */
  grey: GreyPicture | null
  /** Once a second, with a picture that is shown. */
  view: View | null
}

export type FromCapture =
  | { t: 'state'; state: 'starting' | 'live' | 'reconnecting' | 'failed'; code?: ErrorCode; detail?: string }
  | CapturedFrame
  /** About once a second. Counts since the thread began; preMs: total. */
  | { t: 'beat'; decoded: number; dropped: number; preMs: number; fps: number; width: number; height: number }
  /** Names are looked up by the main thread: this one has no event loop to do it with. */
  | { t: 'may-connect'; host: string }
  /** The webcam picture was taken: the next may come. */
  | { t: 'webcam:taken' }
  /** In the order of each clip. */
  | { t: 'clip'; clipId: string; part: ClipPart }
