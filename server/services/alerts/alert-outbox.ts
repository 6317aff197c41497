/**
 * Fired alerts on their way into the database, in the order they fired. Each is on disk before the database is asked, so
 * that neither an outage nor the end of the server loses one; each is told only once it is stored.
 */
import type { Logger } from 'pino'
import type { Events } from '../../events/bus'
import type { PrismaClient } from '../../store/generated/client'
import { within } from '../../within'
import { coalesce } from '../coalesce'
import { createQueue } from '../queue'
import type { FiredAlert } from './fired-alert'
import { raiseAlert } from './raise'
import { writeSafely } from './safe-file'
import { removeSnapshot, snapshotName, snapshotPath } from './snapshot-file'
import { createWaitingAlerts } from './waiting-alerts'

export type AlertOutbox = {
  /** Takes up what an earlier run left, and stores it if the database answers. */
  open(): Promise<void>
  /** Never waits. What does not fit is lost, counted and told in the log. */
  push(alert: FiredAlert, jpeg: Uint8Array | null): void
  /** Resolves when everything pushed so far is stored, or waits for the database. */
  idle(): Promise<void>
  /** Stores what it can at once; the rest is on disk for the next start. */
  close(): Promise<void>
  readonly lost: number
  /** Fired when another server had the camera already: that one's alerts count. */
  readonly outdated: number
  /** False while alerts cannot be written to the disk: then only memory holds them. */
  readonly diskOk: boolean
}

type Deps = {
  prisma: PrismaClient
  events: Events
  dataDir: string
  /** What people call this server: its disk has the pictures. */
  serverName: string
  log: Logger
  /** Calls back after a while; returns the way to call it off. */
  later?: (ms: number, run: () => void) => () => void
}

/** record and jpeg: only of one that is not on disk. */
type Waiting = { id: string; record: FiredAlert | null; jpeg: Uint8Array | null; refusals: number }

/** Firings on their way to the disk. */
const ARRIVALS = 256
/** Alerts that may wait for the database, about 100 KB each. */
export const MAX_WAITING = 5_000
/** Of them in memory alone, while the disk takes nothing. */
const MAX_IN_MEMORY = 200
/** One transaction takes milliseconds; after this long the connection is dead. */
const STORE_TIMEOUT_MS = 10_000
const ANSWER_TIMEOUT_MS = 2_000
/** Waits between attempts, ms; the last one again and again. */
const RETRY_MS = [200, 1_000, 5_000]
/** A database that answers and yet refuses one alert this often will never take it. */
const MAX_REFUSALS = 5
/** What is left after this long when the server ends is stored at the next start. */
const CLOSE_MS = 1_500

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

export function createAlertOutbox({ prisma, events, dataDir, serverName, log, later = after }: Deps): AlertOutbox {
  const disk = createWaitingAlerts(dataDir)
  const waiting: Waiting[] = []
  let inMemory = 0
  let failures = 0
  let lost = 0
  let outdated = 0
  let diskOk = true
  /** When the end began (performance.now). */
  let closing: number | null = null
  let callOff: (() => void) | null = null
  let current = Promise.resolve()

  function lose(id: string, why: string, error?: unknown): void {
    lost++
    log.error({ err: error, alertId: id, lost }, `alert lost: ${why}`)
  }

  const arrivals = createQueue<{ alert: FiredAlert; jpeg: Uint8Array | null }>(
    ARRIVALS,
    async ({ alert, jpeg }) => {
      const { id } = alert
      if (waiting.length >= MAX_WAITING) return lose(id, 'too many wait for the database')
      try {
        await disk.write(alert, jpeg)
        diskOk = true
        waiting.push({ id, record: null, jpeg: null, refusals: 0 })
      } catch (error) {
        diskOk = false
        if (inMemory >= MAX_IN_MEMORY) return lose(id, 'the disk takes nothing', error)
        inMemory++
        log.error({ err: error, alertId: id }, 'alert cannot be kept on disk: it is lost if the server ends now')
        waiting.push({ id, record: alert, jpeg, refusals: 0 })
      }
      // Those that wait for the database are tried when their time has come.
      if (!callOff) void attempt()
    },
    (error, { alert }) => lose(alert.id, 'it could not be taken', error),
  )

  /** Never rejects. Ends when nothing waits or the database does not answer. */
  const storeAll = coalesce(async () => {
    callOff?.()
    callOff = null
    if (closing !== null && failures > 0) return
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (!(await storeOne(next))) {
        const ms = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 0
        if (closing === null) callOff = later(ms, () => void attempt())
        return
      }
      failures = 0
      waiting.shift()
      if (next.record) inMemory--
      if (closing !== null && performance.now() - closing > CLOSE_MS) return
    }
  })

  function attempt(): Promise<void> {
    current = storeAll('')
    return current
  }

  /** False: to be tried again. */
  async function storeOne(next: Waiting): Promise<boolean> {
    const { id } = next
    let alert: FiredAlert
    try {
      alert = next.record ?? (await disk.read(id))
    } catch (error) {
      await refuse(next, 'its file is not readable', error)
      return true
    }
    try {
      const snapshot = await place(next, alert)
      const picture = snapshot === null ? null : { snapshot, server: serverName }
      const raised = await within(STORE_TIMEOUT_MS, raiseAlert(prisma, alert, picture))
      if (snapshot !== null && raised?.alert.id !== id) await removeSnapshot(dataDir, snapshot)
      if (!next.record) await disk.remove(id).catch((error: unknown) => log.warn({ err: error }, 'file stays'))
      if (raised) {
        tell(() => events.emit('alert:raised', raised.alert))
        tell(() => events.emit('incident:changed', raised.incident))
      } else
        log.warn({ alertId: id, outdated: ++outdated }, 'alert left out: another server had the camera when it fired')
      return true
    } catch (error) {
      if (failures === 0)
        log.error({ err: error, alertId: id, waiting: waiting.length }, 'alert waits for the database')
      if (!(await answers()) || ++next.refusals < MAX_REFUSALS) return false
      await refuse(next, 'the database refuses it', error)
      return true
    }
  }

  /** Name of the picture where it stays; null without one. */
  async function place(next: Waiting, alert: FiredAlert): Promise<string | null> {
    try {
      if (!next.record) return await disk.placePicture(alert)
      if (!next.jpeg) return null
      const name = snapshotName(alert.id, alert.at)
      await writeSafely(snapshotPath(dataDir, name), next.jpeg)
      return name
    } catch (error) {
      diskOk = false
      log.error({ err: error, alertId: alert.id }, 'alert is stored without its picture: the disk does not take it')
      return null
    }
  }

  async function refuse(next: Waiting, why: string, error: unknown): Promise<void> {
    lose(next.id, why, error)
    if (!next.record) await disk.refuse(next.id).catch((cause: unknown) => log.warn({ err: cause }, 'file stays'))
  }

  const answers = () =>
    within(ANSWER_TIMEOUT_MS, prisma.$queryRaw`SELECT 1`).then(
      () => true,
      () => false,
    )

  function tell(announce: () => void): void {
    try {
      announce()
    } catch (error) {
      log.error({ err: error }, 'alert could not be announced')
    }
  }

  return {
    async open() {
      for (const id of await disk.ids()) waiting.push({ id, record: null, jpeg: null, refusals: 0 })
      if (waiting.length > 0) log.info({ waiting: waiting.length }, 'alerts of an earlier run are stored now')
      await attempt()
    },
    push(alert, jpeg) {
      if (!arrivals.push({ alert, jpeg })) lose(alert.id, 'too many come at once')
    },
    async idle() {
      await arrivals.idle()
      await current
    },
    async close() {
      closing = performance.now()
      await arrivals.close()
      await attempt()
      callOff?.()
    },
    get lost() {
      return lost
    },
    get outdated() {
      return outdated
    },
    get diskOk() {
      return diskOk
    },
  }
}
