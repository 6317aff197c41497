/** Every inward Socket.IO event: a verb under the name that integrators know, or what only a socket can have. */
import type { z } from 'zod'
import { can } from '../access/can'
import { answerStart, askStart } from '../contract/assistant'
import type { Locale } from '../contract/locale'
import {
  acknowledgePayload,
  answerPayload,
  resumePayload,
  type SocketEvent,
  setIntervalPayload,
  setThresholdPayload,
  snapshotPayload,
  subscribePayload,
  tickPayload,
  webcamPayload,
} from '../contract/socket'
import type { Principal } from '../contract/user'
import type { Edge } from '../edge/edge'
import { validationError } from '../edge/error-text'
import { AppError } from '../errors'
import type { Asked } from '../services/perform'
import type { VerbInput, VerbName, VerbOutput } from '../services/registry'
import { cameraRoom, frameRoom } from './rooms'
import type { AppSocket } from './socket-types'
import { tellAnswer } from './tell-answer'
import type { Ticks } from './ticks'

export type EventContext = {
  edge: Edge
  socket: AppSocket
  locale: Locale
  ticks: Ticks
  asked: Asked & { who: Principal }
}
type Run = (context: EventContext, payload: unknown) => Promise<unknown>

export const SOCKET_EVENTS: Readonly<Record<SocketEvent, Run>> = {
  'camera:subscribe': event(subscribePayload, async ({ edge, socket, asked }, { cameraIds, frames }) => {
    const { verbs, looked } = edge.runtime
    const cameras = await Promise.all(cameraIds.map((id) => verbs.call('cameras.get', asked, { id })))
    if (frames && cameras.some(({ id, place }) => !can(asked.who, 'camera.watch', { cameraId: id, place }))) {
      throw new AppError('forbidden')
    }
    for (const { id, status } of cameras) {
      if (socket.disconnected) return null
      await socket.join(frames ? [cameraRoom(id), frameRoom(id)] : cameraRoom(id))
      if (frames) looked(asked.who, id, asked.address)
      socket.emit('camera:status', status)
    }
    return null
  }),
  'camera:unsubscribe': event(subscribePayload, async ({ socket, ticks }, { cameraIds }) => {
    for (const id of cameraIds) {
      ticks.clear(id)
      await socket.leave(cameraRoom(id))
      await socket.leave(frameRoom(id))
    }
    return null
  }),
  'tick:subscribe': event(tickPayload, async ({ edge, socket, ticks, asked }, { cameraId, ms }) => {
    await edge.runtime.verbs.call('cameras.get', asked, { id: cameraId })
    if (!socket.disconnected) ticks.set(cameraId, ms)
    return null
  }),
  'camera:set_interval': verb(
    setIntervalPayload,
    'cameras.tune',
    ({ cameraId, ms }) => ({ id: cameraId, intervalMs: ms }),
    ({ intervalMs }) => ({ ms: intervalMs }),
  ),
  'camera:set_threshold': verb(
    setThresholdPayload,
    'cameras.tune',
    ({ cameraId, ...change }) => ({ id: cameraId, ...change }),
    ({ confidence, iou }) => ({ confidence, iou }),
  ),
  'camera:snapshot': event(snapshotPayload, async ({ edge, asked, locale }, { cameraId, overlay }) => {
    const { jpeg, ...ids } = await edge.takeSnapshot(asked, cameraId, { overlay, locale })
    edge.runtime.looked(asked.who, cameraId, asked.address)
    return { jpeg: Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength), ...ids }
  }),
  'camera:webcam_frame': event(webcamPayload, async ({ edge, asked }, { cameraId, jpeg }) => {
    await edge.runtime.verbs.call('cameras.pushWebcam', { ...asked, body: only(jpeg) }, { id: cameraId })
    return null
  }),
  'alert:acknowledge': verb(
    acknowledgePayload,
    'alerts.step',
    ({ alertId, note }) => ({ id: alertId, state: 'acknowledged', note }),
    (alert) => alert,
  ),
  'assistant:start': event(answerStart, async (context, start) => {
    const { edge, asked, locale } = context
    const begun = await edge.runtime.verbs.call('assistant.start', { ...asked, locale }, start)
    await tellAnswer(context, begun.id, 0)
    return begun
  }),
  'assistant:ask': event(askStart, async (context, start) => {
    const { edge, asked, locale } = context
    const begun = await edge.runtime.verbs.call('assistant.ask', { ...asked, locale }, start)
    await tellAnswer(context, begun.id, 0)
    return begun
  }),
  'assistant:resume': event(resumePayload, async (context, { id, after }) => {
    await tellAnswer(context, id, after)
    return null
  }),
  'assistant:stop': event(answerPayload, async ({ edge, asked }, { id }) => {
    await edge.runtime.verbs.call('assistant.stop', asked, { id })
    return null
  }),
}

/** Run in the order they came, so that the last one counts however long each takes. */
export const SUBSCRIPTIONS: ReadonlySet<SocketEvent> = new Set<SocketEvent>([
  'camera:subscribe',
  'camera:unsubscribe',
  'tick:subscribe',
])

export function isSocketEvent(name: string): name is SocketEvent {
  return Object.hasOwn(SOCKET_EVENTS, name)
}

function event<S extends z.ZodType>(
  schema: S,
  run: (context: EventContext, payload: z.output<S>) => Promise<unknown>,
): Run {
  return async (context, payload) => {
    const parsed = schema.safeParse(payload, { reportInput: true })
    if (!parsed.success) throw validationError(parsed.error)
    return run(context, parsed.data)
  }
}

function verb<S extends z.ZodType, N extends VerbName>(
  schema: S,
  name: N,
  toInput: (payload: z.output<S>) => VerbInput<N>,
  toReply: (output: VerbOutput<N>) => unknown,
): Run {
  return event(schema, async ({ edge, asked }, payload) =>
    toReply(await edge.runtime.verbs.call(name, asked, toInput(payload))),
  )
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
