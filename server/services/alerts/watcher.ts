/**
 * Frames in, alerts out. The frame path only counts and pushes into bounded queues: a slow database or a slow disk never
 * holds a picture up.
 */
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { Events } from '../../events/bus'
import type { Inference } from '../../inference/api'
import type { EngineFrame } from '../../inference/messages'
import { createRuleBook, type OnSample } from '../../rules/book'
import { maxGapFor } from '../../rules/hold'
import type { PrismaClient } from '../../store/generated/client'
import type { ClipRecorder } from '../clips/recorder'
import { coalesce } from '../coalesce'
import type { Leases } from '../leases/leases'
import { type ActiveRule, readActiveRules } from './active-rules'
import type { AlertOutbox } from './alert-outbox'
import { toFiredAlert } from './fired-alert'

export type AlertWatcher = {
  /** Rules or zones have changed: reads them again, in force when it resolves, and tells people's lists. */
  reload(): Promise<void>
  /** The same for a camera that did not run here: what its rules saw is old, when they fired last is read again. */
  recall(cameraId: string): Promise<void>
  start(): Promise<void>
  /** Keeps what has fired already, then ends. */
  stop(): Promise<void>
  /** Resolves when every alert fired so far is stored, or waits for the database. */
  idle(): Promise<void>
}

/** Between two looks at cameras that give no pictures, ms. */
const LOOK_MS = 1_000
/** A camera whose last picture is older than this gives none, ms: one a second is the least that is asked of any. */
export const SILENT_MS = 3_000

type Deps = {
  prisma: PrismaClient
  inference: Inference
  leases: Pick<Leases, 'of' | 'databaseTime'>
  outbox: AlertOutbox
  clips: Pick<ClipRecorder, 'fire'>
  events: Events
  /** Told who is where, of every camera with zones. */
  onSample: OnSample
  clock: Clock
  log: Logger
}

export function createAlertWatcher({
  prisma,
  inference,
  leases,
  outbox,
  clips,
  events,
  onSample,
  clock,
  log,
}: Deps): AlertWatcher {
  const book = createRuleBook<ActiveRule>(onSample)
  let unlisten: (() => void) | null = null
  let looking: NodeJS.Timeout | undefined

  function onFrame(frame: EngineFrame): void {
    const lease = leases.of(frame.cameraId)
    if (!lease) return
    const under = { fence: lease.fence, at: leases.databaseTime(frame.steadyMs) }
    const interval = inference.status(frame.cameraId)?.effectiveIntervalMs ?? 0
    for (const firing of book.feed(frame, maxGapFor(interval))) {
      const clip = clips.fire(frame, firing.rule.clip)
      const { alert, jpeg } = toFiredAlert(firing, frame, { at: frame.at, frameIndex: frame.frameId, under, clip })
      outbox.push(alert, jpeg)
    }
  }

  /** What the camera showed last is the picture of an alert that it shows nothing. */
  function lookForSilence(): void {
    const [at, steadyMs] = [clock.now(), clock.steady()]
    for (const cameraId of book.watchedCameras()) {
      const lease = leases.of(cameraId)
      const last = inference.lastFrame(cameraId)
      if (!lease || (last && steadyMs - last.steadyMs <= SILENT_MS)) continue
      const moment = {
        at,
        frameIndex: inference.nextFrameId(cameraId) ?? 0,
        under: { fence: lease.fence, at: leases.databaseTime(steadyMs) },
      }
      for (const firing of book.feedSilence({ cameraId, at, steadyMs })) {
        const clip = clips.fire({ cameraId, steadyMs: last?.steadyMs ?? steadyMs }, firing.rule.clip)
        const { alert, jpeg } = toFiredAlert(firing, last, { ...moment, clip })
        outbox.push(alert, jpeg)
      }
    }
  }

  const read = coalesce(async () => {
    const { rules, zones } = await readActiveRules({ prisma, clock, log })
    book.load(rules, zones)
  })

  return {
    async reload() {
      await read('rules')
      events.emit('rule:list', null)
    },
    async recall(cameraId) {
      book.forget(cameraId)
      await outbox.idle()
      await read('rules')
    },
    async start() {
      // First what an earlier run left: the cooldowns go by what is stored.
      await outbox.open()
      await read('rules')
      unlisten = inference.onFrame(onFrame)
      looking = setInterval(lookForSilence, LOOK_MS)
    },
    async stop() {
      clearInterval(looking)
      unlisten?.()
      await outbox.close()
    },
    idle: () => outbox.idle(),
  }
}
