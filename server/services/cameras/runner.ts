/**
 * Makes the engine run what the database says and this server has the lease of. sync(id) reads the row and brings the
 * engine in line: safe to call at any time, any number of times; the last call's row always wins.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Logger } from 'pino'
import { labelMap } from '../../contract/behaviours'
import { cameraSource } from '../../contract/camera'
import { isArea } from '../../contract/zone'
import { AppError } from '../../errors'
import type { Inference } from '../../inference/api'
import type { EngineCamera } from '../../inference/messages'
import type { Camera, PrismaClient } from '../../store/generated/client'
import { coalesce } from '../coalesce'
import type { Crypt } from '../crypt'
import type { Paths } from '../deps'
import type { Leases } from '../leases/leases'
import { labelsInForce } from '../models/labels-in-force'
import type { ModelLibrary } from '../models/library'
import { recordingForEngine, recordingOf } from './recording'
import { openSecrets, recordingSecrets } from './secrets'
import { forEngine } from './source'
import type { StatusBoard } from './status'
import { zonesOf } from './view'

export type CameraRunner = {
  sync(cameraId: string): Promise<void>
  /** At once, without a question to the database. */
  halt(cameraId: string): void
  stop(): void
  /** The camera as it was last given to the engine; null when it does not run. */
  running(cameraId: string): EngineCamera | null
  /** Ids of those that run. */
  all(): string[]
}

type Deps = {
  prisma: PrismaClient
  inference: Inference
  models: ModelLibrary
  crypt: Crypt
  board: StatusBoard
  leases: Leases
  /** Before a camera's first picture here: its rules fired somewhere else meanwhile. */
  recall: (cameraId: string) => Promise<void>
  paths: Pick<Paths, 'mediaDir' | 'demoFilm'>
  log: Logger
}

export function createRunner(deps: Deps): CameraRunner {
  const { prisma, inference, models, crypt, board, leases, recall, paths, log } = deps
  const applied = new Map<string, EngineCamera>()
  /** Cameras whose model could not be looked at because the engine was down: looked at again when it speaks. */
  const pending = new Set<string>()
  let open = true

  /** Null when the secrets in it cannot be read: without them a camera would be asked in vain, or lock us out. */
  function sourceOf(row: Camera): Pick<EngineCamera, 'source' | 'mediaDir' | 'recording'> | null {
    try {
      const source = forEngine(cameraSource.parse(row.source), openSecrets(crypt, row), paths)
      const recording = { stored: recordingOf(row), secrets: openSecrets(crypt, recordingSecrets(row)) }
      return { ...source, ...recordingForEngine(recording, source, paths) }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'secret_lost') throw error
      log.error(
        { cameraId: row.id, code: error.code },
        'camera not started: its secrets were sealed under another secret',
      )
      return null
    }
  }

  async function toEngine(row: Camera): Promise<EngineCamera | null> {
    const source = sourceOf(row)
    if (source === null) {
      board.setProblem(row.id, 'secret_lost')
      return null
    }
    const model = await models.resolve(row.modelId)
    board.setProblem(row.id, model.error)
    if (model.error) log.warn({ cameraId: row.id, modelId: row.modelId, code: model.error }, 'camera without its model')
    if (model.transient) pending.add(row.id)
    else pending.delete(row.id)
    return {
      id: row.id,
      ...source,
      model: model.spec,
      labels: labelsInForce(labelMap.parse(row.labels), model.behaviours),
      intervalMs: row.intervalMs,
      pictureFps: row.pictureFps,
      confidence: row.confidence,
      iou: row.iou,
      livingOnly: row.livingOnly,
      areas: zonesOf(row).filter(isArea),
      ringMs: row.clips ? row.clipBeforeMs : null,
    }
  }

  function apply(camera: EngineCamera, firstFrameId: number): void {
    const before = applied.get(camera.id)
    applied.set(camera.id, camera)
    const { intervalMs, confidence, iou, livingOnly, areas, ringMs } = camera
    const tuning = { intervalMs, confidence, iou, livingOnly, areas, ringMs }
    if (!before || !isDeepStrictEqual({ ...before, ...tuning }, camera)) inference.startCamera(camera, firstFrameId)
    else if (!isDeepStrictEqual(before, camera)) inference.tuneCamera(camera.id, tuning)
  }

  function halt(cameraId: string): void {
    pending.delete(cameraId)
    if (!applied.delete(cameraId)) return
    const next = inference.nextFrameId(cameraId)
    inference.stopCamera(cameraId)
    if (next !== null) leases.stopped(cameraId, next)
  }

  const sync = coalesce(async (cameraId) => {
    const row = await prisma.camera.findUnique({ where: { id: cameraId } })
    if (!open) return
    if (!row?.enabled) {
      halt(cameraId)
      if (!row) board.forget(cameraId)
      return leases.giveBack(cameraId)
    }
    if (!(await leases.take(cameraId, 'nobody'))) return halt(cameraId)
    const camera = await toEngine(row)
    if (camera && !applied.has(cameraId)) await recall(cameraId)
    // It may have been lost meanwhile.
    const lease = leases.of(cameraId)
    if (!camera || !lease) halt(cameraId)
    else if (open) apply(camera, lease.nextFrameId)
  })

  const unlisten = inference.onStatus(({ cameraId }) => {
    if (!pending.delete(cameraId)) return
    sync(cameraId).catch((error) => log.error({ err: error, cameraId }, 'camera could not be started again'))
  })

  return {
    sync,
    halt,
    stop() {
      open = false
      unlisten()
      for (const cameraId of [...applied.keys()]) halt(cameraId)
    },
    running: (cameraId) => applied.get(cameraId) ?? null,
    all: () => [...applied.keys()],
  }
}
