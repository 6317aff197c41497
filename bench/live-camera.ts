import { setTimeout as sleep } from 'node:timers/promises'
import type { CameraDraftInput } from '../server/contract/camera'
import type { Account } from './http-client'

const LIVE_MS = 20_000

/** The calibration camera at 720p25 with the beacon detector, measured and shown ten times a second. */
export const BEACON_CAMERA = {
  name: 'Calibration',
  source: { kind: 'calibration', width: 1280, height: 720, fps: 25 },
  modelId: 'beacon',
  intervalMs: 100,
  pictureFps: 10,
} satisfies CameraDraftInput

/** The same with a street's detail. scene: file name in the media folder. */
export function sceneCamera(scene: string): CameraDraftInput {
  return { ...BEACON_CAMERA, name: 'Scene', source: { kind: 'file', path: scene } }
}

/** Adds a camera and waits until it infers. Returns its id. */
export async function addLiveCamera(admin: Account, draft: CameraDraftInput): Promise<string> {
  const { id } = await admin.createCamera(draft)
  const deadline = Date.now() + LIVE_MS
  for (;;) {
    const { status } = await admin.camera(id)
    if (status.state === 'live' && status.inferenceMs > 0) return id
    if (Date.now() > deadline) throw new Error(`${draft.name} is not live: ${JSON.stringify(status)}`)
    await sleep(200)
  }
}
