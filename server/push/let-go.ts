/** What a socket may no longer hear is taken from it: rooms and ticks of cameras that its person cannot see any more. */
import { can } from '../access/can'
import type { Principal } from '../contract/user'
import type { CameraDirectory } from '../services/cameras/directory'
import type { AppSocket } from './socket-types'
import type { Ticks } from './ticks'

const ROOM = /^(camera|frames):(.+)$/

export function letGo(socket: AppSocket, ticks: Ticks, who: Principal, cameras: CameraDirectory): void {
  for (const room of socket.rooms) {
    const [, kind, cameraId = ''] = ROOM.exec(room) ?? []
    if (kind === undefined) continue
    const camera = { cameraId, place: cameras.of(cameraId)?.place ?? '' }
    if (can(who, kind === 'frames' ? 'camera.watch' : 'camera.read', camera)) continue
    void socket.leave(room)
    if (kind === 'camera') ticks.clear(cameraId)
  }
}
