/** rss_mb, rss_per_camera_mb: resident memory of server and engine with one 720p camera, and what each more adds. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { addLiveCamera, sceneCamera } from './live-camera'
import { residentMemory } from './resident-memory'
import { type ServerProcess, startServer } from './server-process'
import { openViewer } from './stream-viewer'

const FURTHER = 3
const SETTLE_MS = 20_000

export async function measureMemory(paths: BenchPaths): Promise<Measured> {
  const server = await startServer(paths)
  try {
    const add = (name: string) =>
      addLiveCamera(server.admin, { ...sceneCamera(paths.scene), name, modelId: 'nanodet-coco', intervalMs: 200 })
    const viewer = openViewer(server.admin, await add('Camera 1'), true)
    const one = await settled(server)
    for (let index = 0; index < FURTHER; index++) await add(`Camera ${index + 2}`)
    const more = await settled(server)
    viewer.close()
    console.log(
      `  1 camera: server ${one.server.toFixed(0)} MB, engine ${one.engine.toFixed(0)} MB; ` +
        `${1 + FURTHER} cameras: server ${more.server.toFixed(0)} MB, engine ${more.engine.toFixed(0)} MB`,
    )
    const total = one.server + one.engine
    return { rss_mb: total, rss_per_camera_mb: (more.server + more.engine - total) / FURTHER }
  } finally {
    await server.stop()
  }
}

async function settled({ pid }: ServerProcess): Promise<{ server: number; engine: number }> {
  await sleep(SETTLE_MS)
  return residentMemory(pid)
}
