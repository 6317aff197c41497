/**
 * measured_share_10_5, measured_share_10_10: the share of the pictures that carry boxes measured in them, with 10 pictures
 * and 5 or 10 inferences asked for in a second. A film with a street's detail, and a model that is fast enough.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { shippedBeacon } from '../testing/onnx/shipped-beacon'
import { addModel, type BenchPaths, engineCamera, startEngine, warm } from './engine'
import type { Measured } from './figures'

const ROUND_MS = 30_000

export async function measureMeasuredShare(paths: BenchPaths): Promise<Measured> {
  const engine = await startEngine(paths, 1)
  try {
    const model = await addModel(engine, paths, 'beacon', shippedBeacon())
    const share = async (intervalMs: number) => {
      const source = { kind: 'file', path: paths.scene } as const
      const camera = engineCamera('camera', paths, { source, model, intervalMs, pictureFps: 10 })
      engine.startCamera(camera)
      await warm(engine, [camera.id], 10)
      let pictures = 0
      let measured = 0
      const remove = engine.onFrame((frame) => {
        if (!frame.jpeg) return
        pictures++
        if (frame.measured) measured++
      })
      await sleep(ROUND_MS)
      remove()
      engine.stopCamera(camera.id)
      console.log(`  every ${intervalMs} ms: ${measured} of ${pictures} pictures measured`)
      return measured / pictures
    }
    return { measured_share_10_5: await share(200), measured_share_10_10: await share(100) }
  } finally {
    await engine.stop()
  }
}
