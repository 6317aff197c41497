/** Fired alerts, and a database that can be away, for tests of the outbox. */
import type { PrismaClient } from '../../../store/generated/client'
import { uuid7 } from '../../uuid7'
import { type FiredAlert, firedAlert } from '../fired-alert'

export const FIRED_AT = Date.UTC(2031, 4, 6, 7, 8, 9)

/** The index-th of a row of alerts, five seconds apart. */
export function fired(index: number, change: Partial<FiredAlert> = {}): FiredAlert {
  const at = FIRED_AT + index * 5_000
  return firedAlert.parse({
    id: uuid7(at),
    at,
    frameIndex: index,
    heldMs: 0,
    facts: { count: 2 },
    rule: {
      id: '0190163d-8694-739b-aea5-966c26f8ad91',
      name: 'Phones',
      severity: 'warning',
      kind: 'behaviour_count',
      params: { behaviour: 'p', minCount: 2 },
      forMs: 0,
      cameraId: '0190163d-8694-739b-aea5-966c26f8ad92',
      cameraName: 'Room 1',
      cameraPlace: '',
    },
    evidence: { frameIndex: index, timeMs: at, width: 64, height: 64, objects: [] },
    ...change,
  })
}

export const picture = ({ frameIndex }: FiredAlert) => Buffer.from(`picture ${frameIndex}`)

/** Every question is refused, as by a port where nobody listens. */
export const AWAY = new Proxy<PrismaClient>(Object.create(null), {
  get: () => () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
})

/** The database, while `gate.away` is false. */
export function gated(prisma: PrismaClient): { prisma: PrismaClient; gate: { away: boolean } } {
  const gate = { away: false }
  const get = (_: unknown, key: string | symbol) => Reflect.get(gate.away ? AWAY : prisma, key)
  return { prisma: new Proxy<PrismaClient>(prisma, { get }), gate }
}
