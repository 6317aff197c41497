/**
 * Keeps what this server's cameras show, second by second, for rules to be tried on. The frame path only adds up; blocks wait in
 * a bounded queue for the disk. A process that is killed loses a minute at most.
 */
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { Inference } from '../../inference/api'
import { isDiskLow } from '../../jobs/retention/policy'
import { SILENT_MS } from '../alerts/watcher'
import { diskOf } from '../disk/disk'
import type { Leases } from '../leases/leases'
import { createQueue } from '../queue'
import { packBlock } from './block-form'
import { appendBlock, removeTrack } from './folder'
import { createTrack, type EndedBlock, type Track } from './track'

const LOOK_MS = 1_000
/** Blocks that wait for the disk: of sixteen cameras for eight minutes. */
const MAX_WAITING = 128

export type TrackRecorder = {
  start(): void
  /** The camera is gone, and what was kept of it. */
  forget(cameraId: string): Promise<void>
  /** Writes what there is, also of minutes that go on. */
  stop(): Promise<void>
  /** Blocks that could not be written. */
  readonly lost: number
}

type Deps = {
  inference: Pick<Inference, 'onFrame' | 'lastFrame' | 'status'>
  leases: Pick<Leases, 'of'>
  /** Cameras that run here. */
  running: () => readonly string[]
  dataDir: string
  clock: Clock
  log: Logger
  disk?: typeof diskOf
}

export function createTrackRecorder(deps: Deps): TrackRecorder {
  const { inference, leases, running, dataDir, clock, log, disk = diskOf } = deps
  const tracks = new Map<string, Track>()
  let failing = false
  let failed = 0
  let unlisten: (() => void) | null = null
  let timer: NodeJS.Timeout | undefined

  const writing = createQueue<EndedBlock & { cameraId: string }>(MAX_WAITING, write, (error) => {
    failed++
    if (!failing) log.error({ err: error }, 'what cameras show is not kept for trying rules')
    failing = true
  })

  async function write({ cameraId, head, columns }: EndedBlock & { cameraId: string }): Promise<void> {
    if (isDiskLow(await disk(dataDir))) throw new Error('the disk is nearly full')
    await appendBlock(dataDir, cameraId, head.at, await packBlock(head, columns))
    if (failing) log.info({ lost: failed }, 'what cameras show is kept again')
    failing = false
  }

  function keep(cameraId: string, ended: readonly EndedBlock[]): void {
    for (const block of ended) writing.push({ cameraId, ...block })
  }

  function trackOf(cameraId: string): Track {
    const track = tracks.get(cameraId) ?? createTrack()
    tracks.set(cameraId, track)
    return track
  }

  function close(cameraId: string): void {
    keep(cameraId, tracks.get(cameraId)?.take() ?? [])
    tracks.delete(cameraId)
  }

  function look(): void {
    const here = new Set(running().filter((id) => leases.of(id)))
    for (const cameraId of [...tracks.keys()]) if (!here.has(cameraId)) close(cameraId)
    const moment = { at: clock.now(), steadyMs: clock.steady() }
    for (const cameraId of here) {
      const last = inference.lastFrame(cameraId)
      if (last && moment.steadyMs - last.steadyMs <= SILENT_MS) continue
      keep(cameraId, trackOf(cameraId).silent(moment))
    }
  }

  return {
    start() {
      unlisten = inference.onFrame((frame) => {
        const { cameraId } = frame
        if (!leases.of(cameraId)) return
        keep(cameraId, trackOf(cameraId).add(frame, inference.status(cameraId)?.effectiveIntervalMs ?? 0))
      })
      timer = setInterval(look, LOOK_MS)
    },
    async forget(cameraId) {
      tracks.delete(cameraId)
      await writing.idle()
      await removeTrack(dataDir, cameraId)
    },
    async stop() {
      unlisten?.()
      clearInterval(timer)
      for (const cameraId of [...tracks.keys()]) close(cameraId)
      await writing.close()
    },
    get lost() {
      return failed + writing.dropped
    },
  }
}
