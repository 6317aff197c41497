/** Writes down that somebody looks at a camera: once a while for each person and camera, not once a stream. */
import type { Logger } from 'pino'
import { appendAudit } from '../../audit/append'
import type { Clock } from '../../clock'
import type { Principal } from '../../contract/user'
import type { PrismaClient } from '../../store/generated/client'

/** Who goes on looking, or comes back within this time, is looking still. */
const AGAIN_MS = 15 * 60_000
/** Pairs remembered; the oldest is written down again sooner. */
const MAX_PAIRS = 10_000

export type Looked = (who: Principal, cameraId: string, address: string) => void

export function createLooked(deps: { prisma: PrismaClient; clock: Clock; log: Logger }): Looked {
  const last = new Map<string, number>()
  return (who, cameraId, address) => {
    const key = `${who.userId} ${cameraId}`
    const now = deps.clock.now()
    if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return
    last.delete(key)
    const oldest = last.size >= MAX_PAIRS ? last.keys().next().value : undefined
    if (oldest !== undefined) last.delete(oldest)
    last.set(key, now)
    const event = { at: now, who, verb: 'camera.watch', target: `camera:${cameraId}`, address }
    deps.prisma
      .$transaction((tx) => appendAudit(tx, event))
      .catch((error: unknown) => {
        last.delete(key)
        deps.log.warn({ err: error, cameraId }, 'a look at a camera could not be written down')
      })
  }
}
