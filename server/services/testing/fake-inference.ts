/** An Inference that remembers what it was told and says what the test makes it say. For tests about services, not the engine. */
import type { ModelSpec } from '../../contract/model'
import type { Inference } from '../../inference/api'
import type { EngineCamera, EngineFrame, EngineStatus, InspectReply, ProbeReply } from '../../inference/messages'
import { createFakeClips, type FakeClips } from './fake-clips'

export type FakeInference = Inference &
  FakeClips & {
    up: boolean
    /** In order: 'start', 'tune', 'stop' and of which camera. */
    calls: { verb: 'start' | 'tune' | 'stop'; id: string; camera?: EngineCamera; change?: unknown }[]
    probed: EngineCamera[]
    inspect: (id: string, path: string) => Promise<InspectReply>
    last: EngineFrame | null
    emitFrame(frame: EngineFrame): void
    emitStatus(status: EngineStatus): void
  }

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)

export function specOf(id: string, path: string): ModelSpec {
  const input = {
    name: 'images',
    order: 'nchw' as const,
    dtype: 'float32' as const,
    color: 'rgb' as const,
    width: 320,
    height: 320,
    mean: [0, 0, 0] as [number, number, number],
    scale: [1, 1, 1] as [number, number, number],
    pad: 114,
  }
  return { id, path, layout: 'yolov8', task: 'detect', input, outputs: ['output0'], labels: ['person'] }
}

export function createFakeInference(): FakeInference {
  const frames = new Set<(frame: EngineFrame) => void>()
  const statuses = new Set<(status: EngineStatus) => void>()
  const probe: ProbeReply = { jpeg: JPEG, width: 64, height: 64, openMs: 5, inferenceMs: 1, objects: [] }
  const fake: FakeInference = {
    up: true,
    calls: [],
    probed: [],
    last: null,
    inspect: async (id, path) => ({ spec: specOf(id, path) }),
    start: async () => {},
    stop: async () => {},
    startCamera: (camera) => void fake.calls.push({ verb: 'start', id: camera.id, camera }),
    tuneCamera: (id, change) => void fake.calls.push({ verb: 'tune', id, change }),
    stopCamera: (id) => void fake.calls.push({ verb: 'stop', id }),
    cameraCount: 0,
    probe: async (camera) => {
      fake.probed.push(camera)
      return probe
    },
    inspectModel: (id, path) => fake.inspect(id, path),
    nextFrameId: () => null,
    ...createFakeClips(),
    pushWebcam: () => true,
    blindCameras: () => [],
    stats: async () => ({ rss: 0, cameras: {} }),
    lastFrame: () => fake.last,
    lastMeasured: () => null,
    status: () => null,
    onFrame: (listener) => {
      frames.add(listener)
      return () => frames.delete(listener)
    },
    onStatus: (listener) => {
      statuses.add(listener)
      return () => statuses.delete(listener)
    },
    emitFrame: (frame) => {
      for (const listener of frames) listener(frame)
    },
    emitStatus: (status) => {
      for (const listener of statuses) listener(status)
    },
  }
  return fake
}
