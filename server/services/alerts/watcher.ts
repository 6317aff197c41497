/**
 * Frames in, alerts out. The frame path only counts and pushes into bounded queues: a slow database or a slow disk never
 * holds a picture up.
 */
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { Inference } from '../../inference/api'
import type { EngineFrame } from '../../inference/messages'
import { createRuleBook } from '../../rules/book'
import { maxGapFor } from '../../rules/hold'
import type { PrismaClient } from '../../store/generated/client'
import { coalesce } from '../coalesce'
import { type ActiveRule, readActiveRules } from './active-rules'
import type { AlertOutbox } from './alert-outbox'
import { toFiredAlert } from './fired-alert'

export type AlertWatcher = {
  /** Reads the rules again; in force when it resolves. */
  reload(): Promise<void>
  start(): Promise<void>
  /** Keeps what has fired already, then ends. */
  stop(): Promise<void>
  /** Resolves when every alert fired so far is stored, or waits for the database. */
  idle(): Promise<void>
}

type Deps = { prisma: PrismaClient; inference: Inference; outbox: AlertOutbox; clock: Clock; log: Logger }

export function createAlertWatcher({ prisma, inference, outbox, clock, log }: Deps): AlertWatcher {
  const book = createRuleBook<ActiveRule>()
  let unlisten: (() => void) | null = null

  function onFrame(frame: EngineFrame): void {
    const interval = inference.status(frame.cameraId)?.effectiveIntervalMs ?? 0
    for (const firing of book.feed(frame, maxGapFor(interval))) {
      const { alert, jpeg } = toFiredAlert(firing, frame)
      outbox.push(alert, jpeg)
    }
  }

  const reload = coalesce(async () => book.load(await readActiveRules({ prisma, clock, log })))

  return {
    reload: () => reload('rules'),
    async start() {
      // First what an earlier run left: the cooldowns go by what is stored.
      await outbox.open()
      await reload('rules')
      unlisten = inference.onFrame(onFrame)
    },
    async stop() {
      unlisten?.()
      await outbox.close()
    },
    idle: () => outbox.idle(),
  }
}
