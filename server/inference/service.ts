/** The inference service: what the rest of the server calls. Its native work runs in the engine, a child process. */
import { availableParallelism } from 'node:os'
import type { Logger } from 'pino'
import { steadyMs } from '../clock'
import type { Inference } from './api'
import { KnownCamera } from './known-camera'
import { createListeners } from './listeners'
import type { EngineFrame, EngineStatus, FromEngine } from './messages'
import { createRequests } from './requests'
import { Supervisor } from './supervisor'

const PROBE_MS = 10_000
/** Hashing and loading a model of hundreds of MB. */
const INSPECT_MS = 60_000
const STATS_MS = 2_000

export type InferenceOptions = {
  /** Absolute path of the bundled engine/main. */
  engineEntry: string
  /** Inference threads; default: one core stays free for everything else. */
  threads?: number
  log: Logger
  /** Of a clock that nobody sets, ms. */
  clock?: () => number
}

export type InferenceService = Inference & {
  /** Of the engine, while there is one. */
  readonly pid: number | undefined
}

export function createInference({ engineEntry, threads, log, clock = steadyMs }: InferenceOptions): InferenceService {
  const cameras = new Map<string, KnownCamera>()
  const frames = createListeners<EngineFrame>((error) => log.error({ err: error }, 'frame listener failed'))
  const statuses = createListeners<EngineStatus>((error) => log.error({ err: error }, 'status listener failed'))
  const count = threads ?? Math.max(1, availableParallelism() - 1)
  /** Frame ids are never given twice, not even to a camera that was stopped for a while. */
  const nextFrameIds = new Map<string, number>()
  let started: ((error?: Error) => void) | null = null

  const supervisor = new Supervisor(engineEntry, count, clock, log, {
    up() {
      for (const known of cameras.values()) startInEngine(known)
      started?.()
    },
    down() {
      requests.failAll()
      for (const known of cameras.values()) statuses.emit(known.engineDown())
    },
    message: receive,
  })
  const requests = createRequests((message) => supervisor.up && supervisor.send(message))

  function startInEngine({ camera, nextFrameId }: KnownCamera): void {
    if (supervisor.up) supervisor.send({ t: 'camera:start', camera, firstFrameId: nextFrameId })
  }

  function receive(message: FromEngine): void {
    switch (message.t) {
      case 'frame': {
        // Frames of a camera that was stopped meanwhile are nobody's.
        const known = cameras.get(message.cameraId)
        known?.saw(message)
        if (known) frames.emit(message)
        break
      }
      case 'status': {
        const known = cameras.get(message.cameraId)
        if (!known) break
        known.status = message
        statuses.emit(message)
        break
      }
      case 'webcam:taken':
        cameras.get(message.cameraId)?.webcamTaken()
        break
      case 'reply':
        requests.settle(message)
    }
  }

  return {
    start() {
      return new Promise((resolve) => {
        started = () => resolve()
        supervisor.start()
      })
    },
    async stop() {
      requests.failAll()
      await supervisor.stop()
      started?.()
    },
    get up() {
      return supervisor.up
    },
    get pid() {
      return supervisor.pid
    },
    startCamera(camera) {
      const nextFrameId = cameras.get(camera.id)?.nextFrameId ?? nextFrameIds.get(camera.id) ?? 0
      const known = new KnownCamera({ ...camera }, nextFrameId)
      cameras.set(camera.id, known)
      startInEngine(known)
    },
    tuneCamera(cameraId, change) {
      const known = cameras.get(cameraId)
      if (!known) return
      known.camera = { ...known.camera, ...withoutUndefined(change) }
      supervisor.send({ t: 'camera:tune', cameraId, ...change })
    },
    stopCamera(cameraId) {
      const known = cameras.get(cameraId)
      if (!known) return
      nextFrameIds.set(cameraId, known.nextFrameId)
      cameras.delete(cameraId)
      supervisor.send({ t: 'camera:stop', cameraId })
    },
    probe: (camera) => requests.ask('probe', { t: 'probe', camera }, PROBE_MS),
    inspectModel: (id, path, manifest) => requests.ask('inspect', { t: 'inspect', id, path, manifest }, INSPECT_MS),
    pushWebcam(cameraId, jpeg, at) {
      const known = cameras.get(cameraId)
      if (known?.camera.source.kind !== 'webcam' || !supervisor.up || !known.mayPush(clock())) return false
      return supervisor.send({ t: 'webcam', cameraId, jpeg, at })
    },
    stats: () => requests.ask('stats', { t: 'stats' }, STATS_MS),
    lastFrame: (cameraId) => cameras.get(cameraId)?.lastFrame ?? null,
    lastMeasured: (cameraId) => cameras.get(cameraId)?.lastMeasured ?? null,
    status: (cameraId) => cameras.get(cameraId)?.status ?? null,
    onFrame: frames.add,
    onStatus: statuses.add,
  }
}

function withoutUndefined<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>
}
