/**
 * Frames in, alerts out. The frame path only counts and pushes into bounded queues: a slow database or a slow drawing
 * never holds a picture up. An alert is committed and announced first; its picture follows and is announced as a change.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { AlertView } from '../../contract/alert'
import type { Events } from '../../events/bus'
import type { Inference } from '../../inference/api'
import { toFrameObject } from '../../inference/frame-object'
import type { EngineFrame } from '../../inference/messages'
import { maxGapFor } from '../../rules/behaviour-count'
import type { PrismaClient } from '../../store/generated/client'
import type { Burn, BurnFrame } from '../burn'
import { coalesce } from '../coalesce'
import { createQueue } from '../queue'
import { uuid7 } from '../uuid7'
import { readActiveRules } from './active-rules'
import { createRuleBook, type Firing } from './firing'
import { raiseAlert } from './raise'
import { takeSnapshot } from './take-snapshot'

export type AlertWatcher = {
  /** Reads the rules again; in force when it resolves. */
  reload(): Promise<void>
  start(): Promise<void>
  /** Stores what has fired already, then ends. */
  stop(): Promise<void>
  /** Resolves when every alert fired so far is stored and has its picture, or has failed to. */
  idle(): Promise<void>
  /** Firings lost to a full queue since the start. */
  readonly lost: number
}

type Deps = {
  prisma: PrismaClient
  inference: Inference
  events: Events
  burn: Burn
  dataDir: string
  clock: Clock
  log: Logger
}

/** Firings that may wait for the database. */
const STORE_QUEUE = 256
/** Pictures that may wait to be drawn. */
const SNAPSHOT_QUEUE = 32
/** A database that restarts is back within these, ms. */
const RETRY_MS = [200, 1_000, 5_000]

export function createAlertWatcher({ prisma, inference, events, burn, dataDir, clock, log }: Deps): AlertWatcher {
  const book = createRuleBook()
  const stopping = new AbortController()
  let unlisten: (() => void) | null = null

  const snapshots = createQueue<{ alert: AlertView; frame: BurnFrame }>(
    SNAPSHOT_QUEUE,
    async ({ alert, frame }) => {
      events.emit('alert:updated', await takeSnapshot({ prisma, burn, dataDir }, alert, frame))
    },
    (error, { alert }) => log.warn({ err: error, alertId: alert.id }, 'alert kept without its picture'),
  )

  const firings = createQueue<{ id: string; firing: Firing; frame: BurnFrame | null }>(
    STORE_QUEUE,
    async ({ id, firing, frame }) => {
      const alert = await store(id, firing)
      if (!alert) return
      if (frame && !snapshots.push({ alert, frame }))
        log.warn({ alertId: id }, 'alert kept without its picture: too many are waiting')
      events.emit('alert:raised', alert)
    },
    (error, { id }) => log.error({ err: error, alertId: id }, 'alert could not be announced'),
  )

  /** Null when it could not be stored in spite of every retry. */
  async function store(id: string, firing: Firing): Promise<AlertView | null> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await raiseAlert(prisma, id, firing)
      } catch (error) {
        const delay = RETRY_MS[attempt]
        log.error({ err: error, alertId: id, attempt, last: delay === undefined }, 'alert could not be stored')
        if (delay === undefined || stopping.signal.aborted) return null
        await wait(delay, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }

  function onFrame(frame: EngineFrame): void {
    const interval = inference.status(frame.cameraId)?.effectiveIntervalMs ?? 0
    for (const firing of book.feed(frame, maxGapFor(interval))) {
      // Boxes and picture are those of the frame that fired.
      const jpeg = frame.jpeg ?? frame.evidence
      const evidence = jpeg && { ...frame, jpeg, objects: frame.objects.map(toFrameObject) }
      if (!firings.push({ id: uuid7(firing.at), firing, frame: evidence }))
        log.error({ ruleId: firing.rule.id, lost: firings.dropped }, 'alert lost: too many are waiting to be stored')
    }
  }

  const reload = coalesce(async () => book.load(await readActiveRules(prisma, clock)))

  return {
    reload: () => reload('rules'),
    async start() {
      await reload('rules')
      unlisten = inference.onFrame(onFrame)
    },
    async stop() {
      unlisten?.()
      stopping.abort()
      await firings.close()
      await snapshots.close()
    },
    async idle() {
      await firings.idle()
      await snapshots.idle()
    },
    get lost() {
      return firings.dropped
    },
  }
}
