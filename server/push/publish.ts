/** What the server tells without being asked: every event to those sockets whose person may hear it, results to a camera's room. */
import { can } from '../access/can'
import type { Edge } from '../edge/edge'
import { EVENTS, type EventName } from '../events/events'
import { toProgressMessage } from '../jobs/progress-message'
import { cameraRoom, frameRoom } from './rooms'
import type { AppServer } from './socket-types'

/** Returns the way to stop. */
export function startPublishing(io: AppServer, { feed, events, runtime: { cameras } }: Edge): () => void {
  function publish<N extends EventName>(name: N, payload: never): void {
    const { audience } = EVENTS[name]
    if (audience === 'server') return
    if (audience === 'everyone') {
      io.emit(name as 'camera:list')
      return
    }
    if ('owner' in audience) {
      const owner = audience.owner(payload)
      for (const socket of io.sockets.sockets.values()) {
        const who = socket.data.principal()
        if (who.userId === owner || can(who, audience.may)) socket.emit(name as 'job:progress', payload)
      }
      return
    }
    const { cameraId, place } = audience.about(payload) as { cameraId: string | null; place?: string }
    const present = cameraId === null ? null : cameras.of(cameraId)
    const camera = { cameraId, place: present?.place ?? place ?? '' }
    const room =
      'subscribed' in audience && cameraId !== null ? io.sockets.adapter.rooms.get(cameraRoom(cameraId)) : null
    for (const [id, socket] of io.sockets.sockets) {
      if (room !== null && !room?.has(id)) continue
      if (can(socket.data.principal(), audience.may, camera)) socket.emit(name as 'alert:raised', payload)
    }
  }
  const stops = [
    feed.subscribeAll(({ message }) => {
      io.to(frameRoom(message.camera_id)).volatile.emit('frame', message)
    }),
    events.onAny((name, payload) => publish(name, payload as never)),
    // Their owners' jobs once more, in the words of /ws/progress.
    events.on('job:progress', (job) => {
      for (const socket of io.sockets.sockets.values()) {
        const { principal, locale } = socket.data
        if (principal().userId === job.owner) socket.emit('progress', toProgressMessage(job, locale))
      }
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
