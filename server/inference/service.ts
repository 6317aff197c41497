/** The inference service: what the rest of the server calls. Its native work runs in the engine, a child process. */
import { availableParallelism } from 'node:os'
import type { Logger } from 'pino'
import { steadyMs } from '../clock'
import type { ErrorCode } from '../contract/errors'
import type { Inference } from './api'
import { createBlame, type Suspect, suspectOf } from './blame'
import { NO_CLIP } from './clip/clip-end'
import { KnownCamera } from './known-camera'
import { createListeners } from './listeners'
import type { ClipOrder, EngineCamera, EngineClip, EngineFrame, EngineStatus, FromEngine } from './messages'
import { createRequests } from './requests'
import { type EngineEnd, Supervisor } from './supervisor'
import { createTrials } from './trial'

/** A little more than the engine allows itself, and a process to start. */
const PROBE_MS = 12_000
/** Hashing and loading a model of hundreds of MB. */
const INSPECT_MS = 60_000
const STATS_MS = 2_000

export type InferenceOptions = {
  /** Absolute path of the bundled engine/main. */
  engineEntry: string
  /** Inference threads; default: one core stays free for everything else. */
  threads?: number
  /** How long a model's first run may take, ms; default: engine/run-limit.ts. */
  firstRunMs?: number
  log: Logger
  /** Of a clock that nobody sets, ms. */
  clock?: () => number
}

export type InferenceService = Inference & {
  /** Of the engine, while there is one. */
  readonly pid: number | undefined
}

export function createInference(options: InferenceOptions): InferenceService {
  const { engineEntry, firstRunMs, log, clock = steadyMs } = options
  const cameras = new Map<string, KnownCamera>()
  const frames = createListeners<EngineFrame>((error) => log.error({ err: error }, 'frame listener failed'))
  const statuses = createListeners<EngineStatus>((error) => log.error({ err: error }, 'status listener failed'))
  const clips = createListeners<EngineClip>((error) => log.error({ err: error }, 'clip listener failed'))
  /** Those whose end has not been told. */
  const openClips = new Map<string, ClipOrder>()
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1)
  const blame = createBlame()
  const trials = createTrials(engineEntry, { firstRunMs })
  let started: ((error?: Error) => void) | null = null

  const supervisor = new Supervisor(engineEntry, { threads, firstRunMs }, clock, log, {
    up() {
      for (const known of cameras.values()) startInEngine(known)
      started?.()
    },
    down(end) {
      requests.failAll()
      judge(end)
      for (const { cameraId, clipId } of openClips.values()) clipOver({ t: 'clip', cameraId, clipId, end: CUT_OFF })
      for (const known of cameras.values()) statuses.emit(known.engineDown())
    },
    message: receive,
  })
  const requests = createRequests((message) => supervisor.up && supervisor.send(message))

  /** Who was at work when the engine ended may be the cause of it. */
  function judge({ hung, works }: EngineEnd): void {
    const suspects = (hung ? [hung] : works).map(suspectOf).filter((suspect) => suspect !== null)
    const aside = blame.ended(suspects, clock())
    if (hung?.model !== undefined) {
      for (const known of cameras.values()) if (known.camera.model?.id === hung.model) known.fault = 'model_stuck'
    }
    if (suspects.length > 0) log.warn({ suspects }, 'at work when the engine ended')
    if (aside) log.error({ aside }, 'ended the engine too often: set aside until it is started again')
  }

  function startInEngine(known: KnownCamera): void {
    if (blame.isAside(`camera:${known.camera.id}`)) {
      statuses.emit(known.setAside())
      return
    }
    const model = suspectedModel(known.camera)
    const without = model !== null && blame.isAside(model)
    if (without) known.fault = 'model_set_aside'
    const camera = without ? { ...known.camera, model: null } : known.camera
    if (supervisor.up) supervisor.send({ t: 'camera:start', camera, firstFrameId: known.nextFrameId })
  }

  /** A camera that was set aside, by its pictures or its model, gets a new chance when it is started again or given up. */
  function forgive({ camera, fault }: KnownCamera): void {
    const model = suspectedModel(camera)
    blame.forgive(`camera:${camera.id}`)
    if (fault === 'model_set_aside' && model) blame.forgive(model)
  }

  function clipOver(clip: EngineClip): void {
    if (openClips.delete(clip.clipId)) clips.emit(clip)
  }

  function receive(message: FromEngine): void {
    switch (message.t) {
      case 'frame': {
        // Frames of a camera that was stopped meanwhile are nobody's, nor are those of the run before this one.
        const known = cameras.get(message.cameraId)
        if (!known || message.frameId < known.firstFrameId) break
        known.saw(message, clock())
        frames.emit(withFault(message, known.fault))
        break
      }
      case 'status': {
        const known = cameras.get(message.cameraId)
        if (!known) break
        statuses.emit(known.told(message))
        break
      }
      case 'clip':
        clipOver(message)
        break
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
      trials.close()
      await supervisor.stop()
      started?.()
    },
    get up() {
      return supervisor.up
    },
    get pid() {
      return supervisor.pid
    },
    startCamera(camera, firstFrameId = 0) {
      const before = cameras.get(camera.id)
      if (before) forgive(before)
      const known = new KnownCamera({ ...camera }, before?.nextRunId ?? firstFrameId)
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
      forgive(known)
      cameras.delete(cameraId)
      supervisor.send({ t: 'camera:stop', cameraId })
    },
    get cameraCount() {
      return cameras.size
    },
    nextFrameId: (cameraId) => cameras.get(cameraId)?.nextRunId ?? null,
    probe: (camera) => trials.ask('probe', { t: 'probe', camera }, PROBE_MS),
    inspectModel: (id, path, manifest) => trials.ask('inspect', { t: 'inspect', id, path, manifest }, INSPECT_MS),
    startClip(order) {
      openClips.set(order.clipId, order)
      if (!supervisor.up || !supervisor.send({ t: 'clip:start', ...order }))
        clipOver({ t: 'clip', cameraId: order.cameraId, clipId: order.clipId, end: CUT_OFF })
    },
    extendClip(order) {
      if (openClips.has(order.clipId)) supervisor.send({ t: 'clip:extend', ...order })
    },
    onClip: clips.add,
    pushWebcam(cameraId, jpeg, at) {
      const known = cameras.get(cameraId)
      if (known?.camera.source.kind !== 'webcam' || !supervisor.up || !known.mayPush(clock())) return false
      return supervisor.send({ t: 'webcam', cameraId, jpeg, at })
    },
    blindCameras: () => [...cameras.values()].filter((known) => known.blind(clock())).map(({ camera }) => camera.id),
    stats: () => requests.ask('stats', { t: 'stats' }, STATS_MS),
    lastFrame: (cameraId) => cameras.get(cameraId)?.lastFrame ?? null,
    lastMeasured: (cameraId) => cameras.get(cameraId)?.lastMeasured ?? null,
    status: (cameraId) => cameras.get(cameraId)?.status ?? null,
    onFrame: frames.add,
    onStatus: statuses.add,
  }
}

/** The engine ended: what it had written until then is there. */
const CUT_OFF = { ...NO_CLIP, made: 'raw', error: 'clip_cut' } as const

function suspectedModel({ model }: EngineCamera): Suspect | null {
  return model && `model:${model.id}`
}

/** A frame without results of a camera whose model is at fault says so itself. */
function withFault(frame: EngineFrame, fault: ErrorCode | undefined): EngineFrame {
  return fault === undefined || frame.measured || frame.error ? frame : { ...frame, error: fault }
}

function withoutUndefined<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>
}
