/**
 * This server's leases on cameras. It says once a second that it lives, learns what it has lost, takes what is free. While
 * the database is away nobody can take anything and everybody goes on.
 */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { PrismaClient } from '../../store/generated/client'
import { within } from '../../within'
import { createInOrder } from '../in-order'
import { camerasLost, camerasToTake, elsewhere, type Seen, whatChanged } from './policy'
import { FRAME_IDS, giveBack, LEASE_MS, leave, renew, reserve, type Taken, take } from './table'

const BEAT_MS = 1_000
/** A question to the database that takes longer has no answer. */
const ANSWER_MS = 3_000
/** At the end of the server there is not more time than this. */
const LEAVE_MS = 1_000

export type Lease = { fence: number; nextFrameId: number }

/** What has changed for this server: ids of cameras. */
export type News = {
  /** Another's now, or gone: to be stopped at once. */
  lost?: string[]
  taken?: string[]
  /** Whose row was changed, new ones and those that are gone. */
  changed?: string[]
  /** Run on another server now, or no longer do. */
  moved?: { id: string; enabled: boolean; intervalMs: number }[]
  rules?: boolean
}

export type Leases = {
  /** Takes what is free and tells of all that is new, now and later. Rejects when the database does not answer. */
  start(tell: (news: News) => void): Promise<void>
  /** Null when this server does not run the camera. */
  of(cameraId: string): Lease | null
  /** Name of the other server that runs the camera, as of the last look; null when there is none. */
  elsewhere(cameraId: string): string | null
  /** This server's from now on, if nobody runs it ('settled': also if another has run it for a while). Null: it is not. */
  take(cameraId: string, from: 'nobody' | 'settled'): Promise<Lease | null>
  /** It does not run any more; the ids of its next run, here or anywhere, begin there. */
  stopped(cameraId: string, nextFrameId: number): void
  giveBack(cameraId: string): Promise<void>
  /** A moment of the steady clock on the database's clock, Unix ms. */
  databaseTime(steadyMs: number): number
  /** Takes nothing more. Resolves when the look under way is over. */
  rest(): Promise<void>
  /** Gives everything back. Never rejects. */
  stop(): Promise<void>
}

type Deps = {
  prisma: PrismaClient
  clock: Clock
  log: Logger
  /** What people call this server. */
  name: string
  /** Which disk its files are on. */
  disk: string
  /** The first id that a running camera has not used; null when it does not run. */
  nextFrameId: (cameraId: string) => number | null
  beatMs?: number
}

export function createLeases({ prisma, clock, log, name, disk, nextFrameId, beatMs = BEAT_MS }: Deps): Leases {
  const me = { id: randomUUID(), name, disk }
  const held = new Map<string, Lease & { below: number }>()
  let elsewheres = new Map<string, string>()
  let seen: Seen | null = null
  let seenAt = Number.NEGATIVE_INFINITY
  let patientUntil = Number.NEGATIVE_INFINITY
  let offsetMs = 0
  let silent = false
  let resting = false
  let beating: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let tell: (news: News) => void = () => undefined

  /** One question at a time: what one reads is not what another is just changing. */
  const inOrder = createInOrder()
  const ask = <T>(work: () => Promise<T>) => inOrder(() => within(ANSWER_MS, work()))

  async function beat(): Promise<void> {
    const { asked, now, answered } = await ask(async () => {
      const asked = clock.steady()
      return { asked, now: await renew(prisma, me), answered: clock.steady() }
    })
    const last = seen
    // The database was away: whoever has been silent for as long may live.
    if (last && asked - seenAt > LEASE_MS) patientUntil = answered + LEASE_MS
    seen = now
    seenAt = asked
    offsetMs = now.now - (asked + answered) / 2
    const names = now.cameras.map((camera) => [camera.id, elsewhere(camera, me.id)] as const)
    elsewheres = new Map(names.filter((entry): entry is [string, string] => entry[1] !== null))
    const lost = camerasLost(now, me.id, held)
    for (const id of lost) held.delete(id)
    if (lost.length > 0) log.warn({ cameraIds: lost }, 'these cameras are not run here any more')
    tell({ lost, ...(last && news(last, now)) })
    await takeFree(now)
    await reserveMore()
  }

  function news(last: Seen, now: Seen): News {
    const { rows, moved } = whatChanged(last, now, me.id)
    return {
      changed: rows,
      moved: now.cameras.filter(({ id }) => moved.includes(id)),
      rules: last.rules !== now.rules,
    }
  }

  async function takeFree(now: Seen): Promise<void> {
    if (resting) return
    const free = camerasToTake(now, me.id, new Set(held.keys()), clock.steady() < patientUntil)
    if (free.length === 0) return
    const taken = hold(await ask(() => take(prisma, me, free, 'nobody')))
    if (taken.length > 0) log.info({ cameraIds: taken }, 'these cameras are run here now')
    tell({ taken })
  }

  function hold(taken: Taken[]): string[] {
    for (const { cameraId, ...lease } of taken) held.set(cameraId, lease)
    return taken.map(({ cameraId }) => cameraId)
  }

  async function reserveMore(): Promise<void> {
    const marks = [...held].flatMap(([cameraId, lease]) => {
      const next = nextFrameId(cameraId) ?? lease.nextFrameId
      return lease.below - next > FRAME_IDS / 2 ? [] : [{ cameraId, fence: lease.fence, nextFrameId: next + FRAME_IDS }]
    })
    if (marks.length === 0) return
    await ask(() => reserve(prisma, me, marks))
    for (const { cameraId, nextFrameId: below } of marks) Object.assign(held.get(cameraId) ?? {}, { below })
  }

  async function beatAgain(): Promise<void> {
    try {
      await beat()
      silent = false
    } catch (error) {
      if (!silent) log.warn({ err: error }, 'the database does not answer: cameras go on')
      silent = true
    }
  }

  /** What it has given out, also of those that run still. */
  function marksOf(ids: Iterable<string>) {
    return [...ids].flatMap((cameraId) => {
      const lease = held.get(cameraId)
      return lease ? [{ cameraId, fence: lease.fence, nextFrameId: nextFrameId(cameraId) ?? lease.nextFrameId }] : []
    })
  }

  async function rest(): Promise<void> {
    resting = true
    clearInterval(timer)
    await beating
  }

  async function release(ids: string[]): Promise<void> {
    const marks = marksOf(ids)
    for (const id of ids) held.delete(id)
    if (marks.length > 0) await ask(() => giveBack(prisma, me, marks))
  }

  return {
    async start(listener) {
      tell = listener
      await beat()
      timer = setInterval(() => {
        beating ??= beatAgain().finally(() => {
          beating = null
        })
      }, beatMs)
    },
    of: (cameraId) => held.get(cameraId) ?? null,
    elsewhere: (cameraId) => (held.has(cameraId) ? null : (elsewheres.get(cameraId) ?? null)),
    async take(cameraId, from) {
      if (!held.has(cameraId) && !resting) hold(await ask(() => take(prisma, me, [cameraId], from)))
      return held.get(cameraId) ?? null
    },
    stopped(cameraId, next) {
      const lease = held.get(cameraId)
      if (lease) lease.nextFrameId = next
    },
    giveBack: (cameraId) => release([cameraId]),
    databaseTime: (steadyMs) => steadyMs + offsetMs,
    rest,
    async stop() {
      void rest()
      const leaving = release([...held.keys()]).then(() => ask(() => leave(prisma, me)))
      try {
        await within(LEAVE_MS, leaving)
      } catch (error) {
        log.warn({ err: error }, 'cameras could not be given back: others wait for the leases to run out')
      }
    },
  }
}
