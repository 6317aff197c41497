/** The camera that a client named; without a name the first one that is enabled, as programs of old expect of /ws. */
import { can } from '../access/can'
import type { CameraView } from '../contract/camera'
import type { Principal } from '../contract/user'
import { AppError } from '../errors'
import type { Verbs } from '../services/registry'

type Asked = { who: Principal; address: string }

/** Its pictures are here, and somebody may see them. Throws camera_not_found, forbidden (counts alone), camera_elsewhere. */
export async function chooseCamera(verbs: Verbs, asked: Asked, id: string | null): Promise<CameraView> {
  const camera = id === null ? await firstOf(verbs, asked) : await named(verbs, asked, id)
  if (isElsewhere(camera)) throw new AppError('camera_elsewhere')
  return camera
}

/** Those of a page, of which some may run on another server: their pictures come when that changes. Throws the same. */
export async function chooseCameras(verbs: Verbs, asked: Asked, ids: readonly string[]): Promise<void> {
  const cameras = await Promise.all(ids.map((id) => named(verbs, asked, id)))
  if (cameras.every(isElsewhere)) throw new AppError('camera_elsewhere')
}

const isElsewhere = ({ status }: CameraView) => status.state === 'elsewhere'

const mayWatch = ({ who }: Asked, { id: cameraId, place }: CameraView) => can(who, 'camera.watch', { cameraId, place })

async function firstOf(verbs: Verbs, asked: Asked): Promise<CameraView> {
  const cameras = await verbs.call('cameras.list', asked, {})
  const possible = cameras.filter((camera) => camera.enabled && mayWatch(asked, camera))
  const first = possible.find((camera) => !isElsewhere(camera)) ?? possible[0]
  if (!first) throw new AppError('camera_not_found')
  return first
}

async function named(verbs: Verbs, asked: Asked, id: string): Promise<CameraView> {
  const camera = await verbs.call('cameras.get', asked, { id })
  if (!mayWatch(asked, camera)) throw new AppError('forbidden')
  return camera
}
