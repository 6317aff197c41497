/** What the server tells without being asked: frames and statuses to a camera's room, alerts and changes to everybody. */
import type { Edge } from '../http/edge'
import { cameraRoom, frameRoom } from './socket-events'
import type { AppServer } from './socket-types'

/** Returns the way to stop. */
export function startPublishing(io: AppServer, { feed, events }: Edge): () => void {
  const stops = [
    feed.subscribeAll(({ message }) => {
      io.to(frameRoom(message.camera_id)).volatile.emit('frame', message)
    }),
    events.on('cameraStatus', (status) => io.to(cameraRoom(status.cameraId)).emit('camera:status', status)),
    events.on('camerasChanged', () => io.emit('camera:list')),
    events.on('alertRaised', (alert) => io.emit('alert:raised', alert)),
    events.on('alertUpdated', (alert) => io.emit('alert:updated', alert)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
