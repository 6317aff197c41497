/** Every inward Socket.IO event: its schema, the role it needs, what it does. */
import type { z } from 'zod'
import type { Locale } from '../contract/locale'
import {
  acknowledgePayload,
  type SocketEvent,
  setIntervalPayload,
  setThresholdPayload,
  snapshotPayload,
  subscribePayload,
  tickPayload,
  WEBCAM_MAX_BYTES,
  webcamPayload,
} from '../contract/socket'
import { atLeast, type Principal, type Role } from '../contract/user'
import { AppError } from '../errors'
import type { Edge } from '../http/edge'
import { validationError } from '../http/error-text'
import type { AppSocket } from './socket-types'
import type { Ticks } from './ticks'

export type EventContext = { edge: Edge; socket: AppSocket; locale: Locale; ticks: Ticks; who: Principal }
type Run = (context: EventContext, payload: unknown) => Promise<unknown>

/** Who wants the state of a camera. */
export const cameraRoom = (cameraId: string) => `camera:${cameraId}`
/** Who wants its result messages as well. */
export const frameRoom = (cameraId: string) => `frames:${cameraId}`

export const SOCKET_EVENTS: Readonly<Record<SocketEvent, Run>> = {
  'camera:subscribe': event('viewer', subscribePayload, async ({ edge, socket, who }, { cameraIds, frames }) => {
    const cameras = await Promise.all(cameraIds.map((id) => edge.runtime.services.cameras.get(who, id)))
    for (const { id, status } of cameras) {
      if (socket.disconnected) return null
      await socket.join(frames ? [cameraRoom(id), frameRoom(id)] : cameraRoom(id))
      socket.emit('camera:status', status)
    }
    return null
  }),
  'camera:unsubscribe': event('viewer', subscribePayload, async ({ socket, ticks }, { cameraIds }) => {
    for (const id of cameraIds) {
      ticks.clear(id)
      await socket.leave(cameraRoom(id))
      await socket.leave(frameRoom(id))
    }
    return null
  }),
  'tick:subscribe': event('viewer', tickPayload, async ({ edge, socket, ticks, who }, { cameraId, ms }) => {
    await edge.runtime.services.cameras.get(who, cameraId)
    if (!socket.disconnected) ticks.set(cameraId, ms)
    return null
  }),
  'camera:set_interval': event('operator', setIntervalPayload, async ({ edge, who }, { cameraId, ms }) => {
    const { intervalMs } = await edge.runtime.services.cameras.tune(who, cameraId, { intervalMs: ms })
    return { ms: intervalMs }
  }),
  'camera:set_threshold': event('operator', setThresholdPayload, async ({ edge, who }, { cameraId, ...change }) => {
    const { confidence, iou } = await edge.runtime.services.cameras.tune(who, cameraId, change)
    return { confidence, iou }
  }),
  'camera:snapshot': event('viewer', snapshotPayload, async ({ edge, who, locale }, { cameraId, overlay }) => {
    const { jpeg, ...ids } = await edge.takeSnapshot(who, cameraId, { overlay, locale })
    return { jpeg: Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength), ...ids }
  }),
  'camera:webcam_frame': event('operator', webcamPayload, async ({ edge, who }, { cameraId, jpeg }) => {
    if (jpeg.byteLength > WEBCAM_MAX_BYTES) throw new AppError('too_large')
    await edge.runtime.services.cameras.pushWebcam(who, cameraId, jpeg)
    return null
  }),
  'alert:acknowledge': event('operator', acknowledgePayload, ({ edge, who }, { alertId, note }) =>
    edge.runtime.services.alerts.step(who, alertId, 'acknowledged', note),
  ),
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
  role: Role,
  schema: S,
  run: (context: EventContext, payload: z.output<S>) => Promise<unknown>,
): Run {
  return async (context, payload) => {
    if (!atLeast(context.who.role, role)) throw new AppError('forbidden')
    const parsed = schema.safeParse(payload)
    if (!parsed.success) throw validationError(parsed.error)
    return run(context, parsed.data)
  }
}
