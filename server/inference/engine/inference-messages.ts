/** Between the engine's main thread and an inference thread. Tensor buffers are transferred there and back. */
import type { ErrorCode } from '../../contract/errors'
import type { ModelManifest, ModelSpec } from '../../contract/model'
import type { Letterbox } from '../detect/letterbox'
import type { Detection } from '../detect/types'
import type { InspectReply } from '../messages'
import type { LedgerSlot } from './steps'

export type InferenceSetup = {
  ledger: LedgerSlot | null
  /** How long a model's first run may take, ms. */
  firstRunMs: number
}

export type ToInference =
  | { t: 'load'; key: string; spec: ModelSpec }
  | { t: 'release'; key: string }
  | {
      t: 'run'
      jobId: number
      key: string
      /** Camera whose picture it is. */
      owner: string
      buffer: ArrayBuffer
      letterbox: Letterbox
      confidence: number
      iou: number
    }
  | { t: 'inspect'; id: string; path: string; manifest: ModelManifest | null }
  | { t: 'stop' }

export type FromInference =
  | { t: 'loaded'; key: string }
  | { t: 'load:failed'; key: string; code: ErrorCode; detail: string }
  /** inferMs: the model alone; postMs: decoding its output. first: of this model in this thread, which takes longer. */
  | {
      t: 'done'
      jobId: number
      buffer: ArrayBuffer
      detections: Detection[]
      inferMs: number
      postMs: number
      first: boolean
    }
  | { t: 'failed'; jobId: number; buffer: ArrayBuffer; detail: string }
  | { t: 'inspected'; reply: InspectReply }

/** Sessions are shared between cameras that run the same model the same way. */
export function modelKey(spec: ModelSpec): string {
  return JSON.stringify(spec)
}
