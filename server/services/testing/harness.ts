/** Services on a real PostgreSQL of their own, with a clock, a log and an engine that the test holds. */
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pino } from 'pino'
import { expect } from 'vitest'
import { putEmptyStore } from '../../../testing/empty-store'
import { makeOpenFolder } from '../../../testing/open-folder'
import { createGgufHost } from '../../assistant/engines/gguf/host'
import type { AlertView } from '../../contract/alert'
import { type CameraDraft, type CameraDraftInput, cameraDraft } from '../../contract/camera'
import type { IncidentView } from '../../contract/incident'
import type { Locale } from '../../contract/locale'
import type { Principal, Role } from '../../contract/user'
import { createEvents } from '../../events/bus'
import { openStore } from '../../store/open'
import { createWorkshop } from '../../workshop/workshop'
import { openSession } from '../account/sessions'
import type { Burn } from '../burn'
import type { ServiceDeps } from '../deps'
import { createServices } from '../index'
import type { Asked } from '../perform'
import type { VerbInput, VerbName } from '../registry'
import { createRuleTrials } from '../tracks/trials'
import { createFakeInference } from './fake-inference'

export const PASSWORD = 'correct horse battery'
/** As testing/bundle-server.ts leaves it. */
export const WORKSHOP_ENTRY = path.resolve(import.meta.dirname, '../../../dist/test/engine/workshop.js')
export const GGUF_ENTRY = path.resolve(import.meta.dirname, '../../../dist/test/engine/gguf.js')
const TRIALS_ENTRY = path.resolve(import.meta.dirname, '../../../dist/test/replay-thread.js')
export const START = Date.UTC(2031, 4, 6, 7, 8, 9)

/** Somebody in a browser. */
export type Person = Principal & { sessionId: string }

export type Harness = Awaited<ReturnType<typeof openHarness>>

/** fill: what is in the data folder before, such as an earlier version's database; by itself an empty database. */
export async function openHarness(fill = putEmptyStore) {
  const root = makeOpenFolder('services')
  const paths = {
    dataDir: path.join(root, 'data'),
    backupDir: path.join(root, 'data/backups'),
    mediaDir: path.join(root, 'media'),
    shippedModelsDir: path.join(root, 'models'),
    messagesDir: path.resolve('messages'),
    demoFilm: path.join(root, 'demo/classroom.mp4'),
  }
  await mkdir(paths.mediaDir)
  await mkdir(paths.shippedModelsDir)
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  await fill(paths.dataDir)
  const store = await openStore({ databaseUrl: null, dataDir: paths.dataDir, log })
  /** setMs: what somebody set the wall clock forward (or back) by. */
  const clock = { ms: START, setMs: 0, now: () => clock.ms + clock.setMs, steady: () => clock.ms }
  const inference = createFakeInference()
  const events = createEvents()
  const raised: AlertView[] = []
  const updated: AlertView[] = []
  const incidents: IncidentView[] = []
  const told = { sessionsChanged: 0 }
  events.on('access:changed', () => void told.sessionsChanged++)
  events.on('alert:raised', (alert) => void raised.push(alert))
  events.on('alert:updated', (alert) => void updated.push(alert))
  events.on('incident:changed', (incident) => void incidents.push(incident))
  const burner: { burn: Burn } = { burn: async ({ at }) => Buffer.from(`burned ${at - START}`) }
  /** The real one: it starts nothing before it is asked to. */
  const workshop = createWorkshop({ entry: WORKSHOP_ENTRY, threads: 2, isAlone: () => true })
  const gguf = createGgufHost({ entry: GGUF_ENTRY })
  const trials = createRuleTrials(TRIALS_ENTRY)
  const outgoing: ServiceDeps['outgoing'] = {}
  const make = (more: Partial<ServiceDeps> = {}) =>
    createServices({
      prisma: store.prisma,
      inference,
      events,
      burn: (frame, options) => burner.burn(frame, options),
      workshop,
      gguf,
      trials,
      onvif: { discover: async () => [], streams: async () => [] },
      secret: 'a secret for tests',
      paths,
      clock,
      log,
      version: '1.2.3',
      serverName: 'here',
      disk: 'disk of the tests',
      links: 'https://sightline.example',
      outgoing,
      // Tests look when they want to.
      beatMs: 2 ** 31 - 1,
      demo: false,
      firstAdmin: null,
      ...more,
    })
  let running = make()
  await running.start()
  /** A verb, as a transport calls it. */
  const call = <N extends VerbName>(name: N, who: Principal | null, input: VerbInput<N>, more: Partial<Asked> = {}) =>
    running.verbs.call(name, { who, address: '127.0.0.1', ...more }, input)

  return {
    call,
    /** The picture of an alert. */
    async snapshot(who: Principal, id: string, { overlay, locale }: { overlay: boolean; locale: Locale }) {
      const { bytes } = await call('alerts.snapshot', who, { id, locale, overlay: overlay ? '1' : '0' })
      return Buffer.from(bytes)
    },
    /** What is no verb, and for tests that put transports before it. */
    get program() {
      return running
    },
    setupToken: () => running.setupToken(),
    lostSecrets: () => running.lostSecrets(),
    settled: () => running.settled(),
    /** As after a restart of the server; the engine and the database stay. */
    async restart(more: Partial<ServiceDeps> = {}): Promise<void> {
      await running.stop()
      running = make(more)
      await running.start()
    },
    /** The database and the verbs stay; cameras, alerts and jobs do not go on. */
    stopServices: () => running.stop(),
    /** Where names lead, and whom to trust besides the system. */
    outgoing,
    prisma: store.prisma,
    events,
    paths,
    clock,
    inference,
    burner,
    workshop,
    raised,
    updated,
    /** As they were told. */
    incidents,
    /** How often transports were told. */
    told,
    lines,
    /** A person in the database, signed in. */
    async person(role: Role, email = `${role}-${Math.random().toString(36).slice(2)}@example.org`): Promise<Person> {
      const { id } = await store.prisma.user.create({ data: { email, name: role, role, passwordHash: 'none' } })
      const { sessionId } = await openSession(store.prisma, id, '', clock.ms)
      return { userId: id, name: role, role, grants: [], cap: 'admin', sessionId }
    },
    /**
     * Runs the tasks so that they really overlap: nobody may write to the table until every task waits in the database.
     * Each task must wait for exactly one lock at that point.
     */
    async overlapping<T>(table: 'users' | 'cameras', tasks: (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
      const all = await store.prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(`LOCK TABLE ${table} IN SHARE MODE`)
        const started = Promise.allSettled(tasks.map((task) => task()))
        await expect
          .poll(() => tx.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted`, { interval: 10, timeout: 4_000 })
          .toHaveLength(tasks.length)
        // Wrapped: a bare promise would be awaited before the table is free again.
        return { started }
      })
      return all.started
    },
    /** Empties every table that tests write. */
    async empty(): Promise<void> {
      // First what is told in the background: it holds its announcements while it reads the others.
      await store.prisma.$executeRaw`TRUNCATE announcements, deliveries, delivery_lanes,
          users, sessions, known_addresses, api_tokens, grants, cameras, camera_leases, rules, schedules, clips, alerts, incidents, incident_steps, jobs, films, reports, report_pictures, camera_minutes, camera_quarters, zone_counts, zone_hours, settings, webhooks, notice_settings, push_browsers`
      raised.length = updated.length = incidents.length = lines.length = inference.calls.length = 0
    },
    async close(): Promise<void> {
      await running.stop()
      workshop.close()
      gguf.close()
      await store.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

export function draft(input: Partial<CameraDraftInput> = {}): CameraDraft {
  return cameraDraft.parse({ name: 'Room 1', source: { kind: 'webcam' }, modelId: null, ...input })
}
