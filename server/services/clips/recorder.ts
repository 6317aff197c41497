/**
 * Clips of the alerts of this server's cameras: asked for when a rule fires, stored when they have ended. Nothing here holds a
 * frame up: packets and boxes go from the engine to the disk, and what is left to do afterwards waits in a queue.
 */
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { ErrorCode } from '../../contract/errors'
import { AppError } from '../../errors'
import type { Inference } from '../../inference/api'
import { NO_CLIP } from '../../inference/clip/clip-end'
import type { EngineClip, EngineFrame } from '../../inference/messages'
import { isDiskLow } from '../../jobs/retention/policy'
import type { Clip, PrismaClient } from '../../store/generated/client'
import type { Workshop } from '../../workshop/workshop'
import type { FiredAlert } from '../alerts/fired-alert'
import { diskOf } from '../disk/disk'
import { createQueue } from '../queue'
import { uuid7 } from '../uuid7'
import { clipFolder, removeClipFiles } from './folder'
import { type ClipSpan, type OpenSpan, spanFor } from './span'
import { type Ended, storeEnd, storePrepared } from './store'
import { storedFile } from './view'

export type ClipRecorder = {
  /** A rule fired: which clip will show it, and how far into it. Null: none. Never waits. */
  fire(moment: Pick<EngineFrame, 'cameraId' | 'steadyMs'>, span: ClipSpan | null): FiredAlert['clip']
  /** Somebody wants to see a coded clip of this server. Never waits: what does not fit is taken up with the next look. */
  prepare(clip: Clip): void
  /** Takes up what an earlier run left. */
  start(): Promise<void>
  /** Takes up what could not be stored; by itself once a minute. */
  look(): Promise<void>
  /** What has not ended is taken up at the next start. */
  stop(): Promise<void>
  /** Resolves when every clip that has ended so far is stored, or waits for the next look. */
  idle(): Promise<void>
}

type Deps = {
  prisma: PrismaClient
  inference: Pick<Inference, 'startClip' | 'extendClip' | 'onClip'>
  workshop: Workshop
  dataDir: string
  serverName: string
  clock: Clock
  log: Logger
}

/** wall: the wall clock minus the steady one when it began. */
type OpenClip = OpenSpan & { id: string; cameraId: string; wall: number }
/** end: what the engine left; null after a restart. prepares: it was whole, and somebody wants to see it. */
type Work = Omit<Ended, 'file' | 'state'> & { leadMs: number; end: EngineClip['end'] | null; prepares?: true }

/** Clips that wait to be completed. What does not fit is taken up with the next look. */
const MAX_WAITING = 100
/** How often clips are looked for that ended without being stored, and the disk for whether it has room. */
const LOOK_MS = 60_000
const DISK_MS = 5_000

export function createClipRecorder(deps: Deps): ClipRecorder {
  const { prisma, inference, workshop, dataDir, serverName, clock, log } = deps
  /** The newest of each camera; older ones may still be under way. */
  const open = new Map<string, OpenClip>()
  const underWay = new Map<string, OpenClip>()
  const waiting = new Set<string>()
  /** Ended, but the database was away. */
  const unstored = new Map<string, Work>()
  const stopping = new AbortController()
  let diskLow = false
  let unlisten: (() => void) | null = null
  let timers: NodeJS.Timeout[] = []

  const work = createQueue<Work>(MAX_WAITING, complete, (error, item) => {
    const { id } = item
    waiting.delete(id)
    if (unstored.size < MAX_WAITING) unstored.set(id, item)
    if (!stopping.signal.aborted) log.error({ err: error, clipId: id }, 'clip could not be stored: tried again later')
  })

  function take(item: Work): void {
    if (waiting.has(item.id)) return
    if (!work.push(item)) return
    waiting.add(item.id)
    unstored.delete(item.id)
  }

  async function complete({ end, leadMs, prepares, ...clip }: Work): Promise<void> {
    let { error } = clip
    let file: Ended['file'] = null
    let state: Ended['state'] = 'failed'
    let nothing = end?.made === 'nothing'
    if (end?.made === 'clip' || end?.made === 'coded') {
      const { width, height, pictures, durationMs, bytes } = end
      file = { width, height, pictures, durationMs, bytes, leadMs, early: error }
      state = end.made === 'clip' ? 'ready' : 'coded'
      if (state === 'coded') error = null
    } else if (!nothing) {
      try {
        const task = { folder: clipFolder(dataDir, clip.id) }
        const made = await workshop.run('clip', task, { signal: stopping.signal, say: () => undefined })
        file = { ...made, leadMs, early: error }
        state = 'ready'
      } catch (cause) {
        if (stopping.signal.aborted) throw cause
        nothing = isLost(cause)
        error = nothing ? (error ?? 'clip_lost') : codeOf(cause)
        // It lies there as it was: a fuller moment of the disk or the machine may pass.
        if (prepares && !nothing) state = 'coded'
        log.warn({ err: cause, clipId: clip.id }, 'clip could not be completed')
      }
    }
    // What could not be completed for another reason lies there as it came, until its days are over.
    if (nothing) await removeClipFiles(dataDir, clip.id)
    await (prepares ? storePrepared : storeEnd)(prisma, { ...clip, state, error, file })
    waiting.delete(clip.id)
  }

  function onClip({ clipId, end }: EngineClip): void {
    const clip = underWay.get(clipId)
    if (!clip) return
    underWay.delete(clipId)
    if (open.get(clip.cameraId) === clip) open.delete(clip.cameraId)
    const firstMs = end.firstMs ?? clip.fromMs
    if (end.error) log.warn({ clipId, code: end.error, detail: end.detail, made: end.made }, 'clip ended early')
    take({
      ...{ id: clipId, cameraId: clip.cameraId, server: serverName, end, error: end.error ?? null },
      startsAt: Math.round(clip.wall + firstMs),
      leadMs: clip.fromMs - firstMs,
    })
  }

  /** Clips of this server that were being recorded when it ended, or could not be stored. */
  async function look(): Promise<void> {
    for (const item of [...unstored.values()]) take(item)
    const rows = await prisma.clip.findMany({
      where: { state: { in: ['recording', 'preparing'] }, server: serverName },
    })
    for (const row of rows) {
      if (row.state === 'preparing') prepare(row)
      else if (!underWay.has(row.id)) take({ ...workOf(row), error: 'clip_cut' })
    }
  }

  function prepare(row: Clip): void {
    const { leadMs, early } = storedFile.parse(row.file)
    take({ ...workOf(row), leadMs, error: early, prepares: true })
  }

  const lookLater = () =>
    void look().catch((error: unknown) => log.warn({ err: error }, 'clips could not be looked through'))
  const lookAtDisk = async () => {
    diskLow = await diskOf(dataDir).then(isDiskLow, () => false)
  }

  return {
    fire({ cameraId, steadyMs }, span) {
      if (!span || stopping.signal.aborted) return null
      const now = open.get(cameraId)
      const { joins, fromMs, untilMs } = spanFor(now, steadyMs, span)
      const clip =
        now && joins ? now : { id: uuid7(clock.now()), cameraId, wall: clock.now() - clock.steady(), fromMs, untilMs }
      clip.untilMs = untilMs
      const { id } = clip
      if (joins) inference.extendClip({ cameraId, clipId: id, untilMs })
      else {
        open.set(cameraId, clip)
        underWay.set(id, clip)
        if (diskLow) onClip({ t: 'clip', cameraId, clipId: id, end: { ...NO_CLIP, error: 'disk_full' } })
        else inference.startClip({ cameraId, clipId: id, folder: clipFolder(dataDir, id), fromMs, untilMs })
      }
      return { id, atMs: Math.max(0, Math.round(steadyMs - fromMs)), server: serverName }
    },
    async start() {
      unlisten = inference.onClip(onClip)
      await lookAtDisk()
      await look()
      timers = [setInterval(lookLater, LOOK_MS), setInterval(() => void lookAtDisk(), DISK_MS)]
    },
    prepare,
    look,
    async stop() {
      for (const timer of timers) clearInterval(timer)
      unlisten?.()
      stopping.abort()
      await work.close()
    },
    idle: () => work.idle(),
  }
}

const workOf = ({ id, cameraId, server, startsAt }: Clip): Work => ({
  ...{ id, cameraId, server, startsAt: startsAt.getTime(), leadMs: 0, end: null, error: null },
})
const isLost = (error: unknown) => error instanceof AppError && error.code === 'clip_lost'
const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'internal')
