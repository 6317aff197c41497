/** A real inference service with a real engine, for integration tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import type { EngineCamera, EngineFrame, EngineStatus } from '../../server/inference/messages'
import { createInference, type InferenceService } from '../../server/inference/service'

export const ENGINE_ENTRY = path.resolve(import.meta.dirname, '../../dist/test/engine/main.js')

export type Rig = {
  inference: InferenceService
  /** A folder of its own, used as media folder. */
  dir: string
  /** Calibration camera at 25 fps without model unless told otherwise. */
  camera(change?: Partial<EngineCamera>): EngineCamera
  write(name: string, bytes: Uint8Array | string): string
  /** The next frame that satisfies the test; the test's own time-out is the limit. */
  frame(wanted?: (frame: EngineFrame) => boolean): Promise<EngineFrame>
  /** The next `count` frames that satisfy it. */
  frames(count: number, wanted?: (frame: EngineFrame) => boolean): Promise<EngineFrame[]>
  status(wanted: (status: EngineStatus) => boolean): Promise<EngineStatus>
  close(): Promise<void>
}

/** firstRunMs: see engine/run-limit.ts. */
export async function startRig({ threads = 1, engineEntry = ENGINE_ENTRY, firstRunMs = 60_000 } = {}): Promise<Rig> {
  const dir = mkdtempSync(path.join(tmpdir(), 'sightline-media-'))
  const inference = createInference({ engineEntry, threads, firstRunMs, log: pino({ level: 'silent' }) })
  await inference.start()
  const frames = (count: number, wanted: (frame: EngineFrame) => boolean = () => true) =>
    new Promise<EngineFrame[]>((resolve) => {
      const seen: EngineFrame[] = []
      const off = inference.onFrame((frame) => {
        if (!wanted(frame)) return
        seen.push(frame)
        if (seen.length < count) return
        off()
        resolve(seen)
      })
    })
  return {
    inference,
    dir,
    camera: (change = {}) => ({
      id: 'camera',
      source: { kind: 'calibration', width: 640, height: 384, fps: 25 },
      mediaDir: dir,
      model: null,
      labels: {},
      intervalMs: 50,
      pictureFps: 25,
      confidence: 0.25,
      iou: 0.45,
      livingOnly: true,
      ...change,
    }),
    write(name, bytes) {
      const file = path.join(dir, name)
      writeFileSync(file, bytes)
      return file
    },
    frames,
    frame: async (wanted) => (await frames(1, wanted))[0]!,
    status: (wanted) =>
      new Promise((resolve) => {
        const off = inference.onStatus((status) => {
          if (!wanted(status)) return
          off()
          resolve(status)
        })
      }),
    async close() {
      await inference.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
