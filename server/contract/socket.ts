/** Socket.IO, typed at both ends. Every inward event is acknowledged with an Ack; every payload is parsed. */
import { z } from 'zod'
import type { AlertView } from './alert'
import type { AnswerBegun, AnswerMessage, AnswerStart, AskBegun, AskStart } from './assistant'
import { behaviourCounts } from './behaviours'
import { type CameraStatus, intervalMs, threshold } from './camera'
import type { ErrorBody } from './errors'
import type { FrameMessage } from './frame'
import type { IncidentView } from './incident'
import type { JobView } from './job'
import type { ProgressMessage } from './progress'

export type Ack<T = null> = { ok: true; data: T } | ({ ok: false } & ErrorBody)
type Reply<T = null> = (ack: Ack<T>) => void

export const subscribePayload = z.strictObject({
  cameraIds: z.array(z.string().max(64)).min(1).max(16),
  /** False: only `camera:status`. For pages that get their results with the pictures of GET /stream. */
  frames: z.boolean().default(true),
})
export const setIntervalPayload = z.strictObject({ cameraId: z.string().max(64), ms: intervalMs })
export const setThresholdPayload = z.strictObject({
  cameraId: z.string().max(64),
  confidence: threshold.optional(),
  iou: threshold.optional(),
})
export const snapshotPayload = z.strictObject({ cameraId: z.string().max(64), overlay: z.boolean().default(true) })
export const tickPayload = z.strictObject({ cameraId: z.string().max(64), ms: intervalMs })
export const acknowledgePayload = z.strictObject({ alertId: z.string().max(64), note: z.string().max(500).optional() })
/** One picture of this browser's own webcam. The ack asks for the next one: that is the back-pressure. */
export const webcamPayload = z.strictObject({ cameraId: z.string().max(64), jpeg: z.instanceof(Uint8Array) })
export const WEBCAM_MAX_BYTES = 2_000_000

/** One's own answer of the assistant. */
export const answerPayload = z.strictObject({ id: z.string().max(64) })
/** Goes on behind the message `after`, 0 for all. */
export const resumePayload = z.strictObject({ id: z.string().max(64), after: z.int().min(0) })

/** A message of an answer as Socket.IO has it: its type is the event's name. */
type AnswerEvent<T extends AnswerMessage['type']> = (message: Omit<Extract<AnswerMessage, { type: T }>, 'type'>) => void

export const tickMessage = z.strictObject({
  type: z.literal('tick'),
  cameraId: z.string(),
  timestamp: z.int(),
  counts: behaviourCounts,
  /** Not whatever else a model finds. */
  people: z.int(),
  /** Of these, people whose behaviour is not clear: in none of the counts. */
  unsure: z.int(),
})
export type TickMessage = z.infer<typeof tickMessage>

export interface ServerToClient {
  /** Volatile: a slow reader gets the newest, not all. */
  frame: (message: FrameMessage) => void
  'camera:status': (status: CameraStatus) => void
  /** Cameras were added, changed or removed: read the list again. */
  'camera:list': () => void
  /** Rules were added, changed or removed: read the list again. */
  'rule:list': () => void
  /** What happened on another server may not have been told: read lists again. */
  'events:missed': () => void
  'alert:raised': (alert: AlertView) => void
  'alert:updated': (alert: AlertView) => void
  'incident:changed': (incident: IncidentView) => void
  'job:progress': (job: JobView) => void
  /** One's own jobs, as /ws/progress tells them. */
  progress: (message: ProgressMessage) => void
  tick: (message: TickMessage) => void
  /** One's own answers, to the socket that started or resumed them. */
  'assistant:waiting': AnswerEvent<'waiting'>
  'assistant:token': AnswerEvent<'token'>
  'assistant:sentence': AnswerEvent<'sentence'>
  'assistant:call': AnswerEvent<'call'>
  'assistant:done': AnswerEvent<'done'>
  'assistant:error': AnswerEvent<'error'>
}

export interface ClientToServer {
  /** Start `frame` and `camera:status` of these cameras. */
  'camera:subscribe': (payload: z.input<typeof subscribePayload>, reply: Reply) => void
  'camera:unsubscribe': (payload: z.input<typeof subscribePayload>, reply: Reply) => void
  /** `tick` of one camera every ms; the last one wins. Stops with camera:unsubscribe. */
  'tick:subscribe': (payload: z.input<typeof tickPayload>, reply: Reply) => void
  'camera:set_interval': (payload: z.input<typeof setIntervalPayload>, reply: Reply<{ ms: number }>) => void
  'camera:set_threshold': (
    payload: z.input<typeof setThresholdPayload>,
    reply: Reply<{ confidence: number; iou: number }>,
  ) => void
  /** The newest measured picture; see GET /snapshot.jpg. */
  'camera:snapshot': (
    payload: z.input<typeof snapshotPayload>,
    reply: Reply<{ jpeg: ArrayBuffer; frameIndex: number; timeMs: number; ageMs: number; measured: boolean }>,
  ) => void
  'camera:webcam_frame': (payload: z.input<typeof webcamPayload>, reply: Reply) => void
  'alert:acknowledge': (payload: z.input<typeof acknowledgePayload>, reply: Reply<AlertView>) => void
  'assistant:start': (payload: AnswerStart, reply: Reply<AnswerBegun>) => void
  'assistant:ask': (payload: AskStart, reply: Reply<AskBegun>) => void
  'assistant:resume': (payload: z.input<typeof resumePayload>, reply: Reply) => void
  'assistant:stop': (payload: z.input<typeof answerPayload>, reply: Reply) => void
}

export type SocketEvent = keyof ClientToServer
