/** What the server tells without being asked: frames and statuses to a camera's room, alerts to everybody. */

import { AppError } from '../errors'
import type { Edge } from '../http/edge'
import { SYSTEM } from '../media/camera-names'
import { cameraRoom, frameRoom } from './socket-events'
import type { AppServer } from './socket-types'

/** Returns the way to stop. */
export function startPublishing(io: AppServer, { feed, inference, events, runtime, log }: Edge): () => void {
  const watched = (cameraId: string) => io.of('/').adapter.rooms.has(cameraRoom(cameraId))
  const reading = new Set<string>()
  const again = new Set<string>()

  /** Only the service knows the whole status. One read at a time per camera; what comes meanwhile is read once more. */
  async function tellStatus(cameraId: string): Promise<void> {
    if (!watched(cameraId)) return
    if (reading.has(cameraId)) {
      again.add(cameraId)
      return
    }
    reading.add(cameraId)
    try {
      do {
        again.delete(cameraId)
        const { status } = await runtime.services.cameras.get(SYSTEM, cameraId)
        io.to(cameraRoom(cameraId)).emit('camera:status', status)
      } while (again.has(cameraId))
    } catch (error) {
      // Deleted meanwhile: camera:list says so.
      if (!(error instanceof AppError)) log.warn({ err: error, cameraId }, 'status could not be read')
    } finally {
      reading.delete(cameraId)
    }
  }

  function tellList(): void {
    io.emit('camera:list')
    for (const room of io.of('/').adapter.rooms.keys()) {
      const prefix = cameraRoom('')
      if (room.startsWith(prefix)) void tellStatus(room.slice(prefix.length))
    }
  }

  const stops = [
    feed.subscribeAll(({ message }) => {
      const room = frameRoom(message.camera_id)
      if (io.of('/').adapter.rooms.has(room)) io.to(room).volatile.emit('frame', message)
    }),
    inference.onStatus(({ cameraId }) => void tellStatus(cameraId)),
    events.on('camerasChanged', tellList),
    events.on('alertRaised', (alert) => io.emit('alert:raised', alert)),
    events.on('alertUpdated', (alert) => io.emit('alert:updated', alert)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
