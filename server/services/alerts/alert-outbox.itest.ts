import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { putEmptyStore } from '../../../testing/empty-store'
import { makeOpenFolder } from '../../../testing/open-folder'
import { createEvents } from '../../events/bus'
import { DEFAULT_RETENTION } from '../../jobs/retention/policy'
import { openStore, type Store } from '../../store/open'
import { processesIn } from '../../store/testing/rig'
import { createAlertOutbox } from './alert-outbox'
import { readSnapshot } from './snapshot-file'
import { fired, gated, picture } from './testing/alerts'
import { toAlertDetail, WITH_DETAIL } from './view'

let database: string
let store: Store
let dataDir: string
beforeAll(async () => {
  database = makeOpenFolder('outbox')
  await putEmptyStore(database)
  store = await openStore({ databaseUrl: null, dataDir: database, log: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await store?.close()
  await rm(database, { recursive: true, force: true })
})
beforeEach(async () => {
  await store.prisma.$executeRaw`TRUNCATE alerts, incidents, incident_steps CASCADE`
  dataDir = mkdtempSync(path.join(tmpdir(), 'sightline-outbox-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
})

/** An outbox whose time passes only when the test says so. */
function setup(prisma = store.prisma) {
  const events = createEvents()
  const told: string[] = []
  const lines: { msg: string; alertId?: string }[] = []
  events.on('alert:raised', ({ id, hasSnapshot }) => void told.push(hasSnapshot ? id : `${id} without picture`))
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const clock = { ms: 0 }
  let waits: { at: number; run: () => void }[] = []
  const later = (ms: number, run: () => void) => {
    const wait = { at: clock.ms + ms, run }
    waits.push(wait)
    return () => {
      waits = waits.filter((other) => other !== wait)
    }
  }
  const outbox = createAlertOutbox({ prisma, events, dataDir, serverName: 'here', log, later })
  return {
    outbox,
    told,
    lines,
    /** Lets so much time pass, with all that is to happen in it. */
    async pass(ms: number): Promise<number> {
      const end = clock.ms + ms
      let attempts = 0
      for (let next = waits[0]; next && next.at <= end; next = waits[0]) {
        clock.ms = next.at
        waits = waits.filter((other) => other !== next)
        next.run()
        // Until it waits again, or nothing is left.
        await outbox.idle()
        attempts++
      }
      clock.ms = end
      return attempts
    },
  }
}

const waitingFolder = () => path.join(dataDir, 'alerts-waiting')
const inDatabase = async () => (await store.prisma.alert.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)
const alerts = (count: number, from = 0) => Array.from({ length: count }, (_, index) => fired(from + index))

async function expectWhole(expected: ReturnType<typeof alerts>): Promise<void> {
  expect(await inDatabase()).toEqual(expected.map(({ id }) => id))
  for (const alert of expected) {
    const where = { id: alert.id }
    const row = await store.prisma.alert.findUniqueOrThrow({ where, include: WITH_DETAIL })
    const detail = toAlertDetail(row, DEFAULT_RETENTION)
    expect(detail).toMatchObject({ raisedAt: alert.at, frameIndex: alert.frameIndex, evidence: alert.evidence })
    expect(detail.steps).toMatchObject([{ state: 'raised', at: alert.at }])
    expect(await readSnapshot(dataDir, row.snapshot!)).toEqual(picture(alert))
  }
}

describe('rule 11: an alert that fired', () => {
  it('outlives ten minutes without a database, in its order and with its id and picture', async () => {
    const { prisma, gate } = gated(store.prisma)
    const { outbox, told, lines, pass } = setup(prisma)
    await outbox.open()
    gate.away = true
    const expected: ReturnType<typeof alerts> = []
    let attempts = 0
    for (let index = 0; index < 120; index++) {
      const alert = fired(index)
      expected.push(alert)
      outbox.push(alert, picture(alert))
      await outbox.idle()
      attempts += await pass(5_000)
    }
    expect(attempts).toBeGreaterThan(100)
    expect(told).toEqual([])
    expect(readdirSync(waitingFolder()).filter((name) => name.endsWith('.json'))).toHaveLength(120)
    // Said once, not with every attempt.
    expect(lines.map(({ msg }) => msg)).toEqual(['alert waits for the database'])
    gate.away = false
    await pass(5_000)
    await expectWhole(expected)
    expect(told).toEqual(expected.map(({ id }) => id))
    expect(readdirSync(waitingFolder())).toEqual([])
    expect(outbox.lost).toBe(0)
    await outbox.close()
  })

  it('outlives the database that is killed while alerts are stored', async () => {
    const events = createEvents()
    const told: string[] = []
    events.on('alert:raised', ({ id }) => void told.push(id))
    const log = pino({ level: 'silent' })
    const outbox = createAlertOutbox({ prisma: store.prisma, events, dataDir, serverName: 'here', log })
    await outbox.open()
    const expected = alerts(60)
    for (const [index, alert] of expected.entries()) {
      outbox.push(alert, picture(alert))
      if (index === 20) for (const pid of processesIn(database)) process.kill(pid, 'SIGKILL')
    }
    await expect.poll(() => told.length, { timeout: 40_000 }).toBe(60)
    await expectWhole(expected)
    await outbox.close()
  })

  it('outlives the server that is killed while the database is away', async () => {
    const script = path.join(import.meta.dirname, 'testing/outbox-process.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, '1000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const kept: string[] = []
    for await (const id of createInterface(child.stdout)) {
      kept.push(id)
      if (kept.length === 30) child.kill('SIGKILL')
    }
    await (child.exitCode ?? child.signalCode ?? once(child, 'exit'))
    // As an end between two writes leaves it.
    writeFileSync(path.join(waitingFolder(), 'half.json.part'), '{"id":')
    writeFileSync(path.join(waitingFolder(), 'half.jpg'), 'picture without a record')

    const { outbox, told } = setup()
    await outbox.open()
    // It may have kept one more than it could say.
    const stored = await inDatabase()
    expect(stored.slice(0, kept.length)).toEqual(kept)
    expect(stored.length - kept.length).toBeLessThanOrEqual(1)
    expect(told).toEqual(stored)
    expect(readdirSync(waitingFolder())).toEqual([])
    await outbox.close()
  })

  it('is stored once when the server ends between commit and clearing up', async () => {
    const alert = fired(1)
    const first = setup()
    await first.outbox.open()
    first.outbox.push(alert, picture(alert))
    await first.outbox.idle()
    await first.outbox.close()
    writeFileSync(path.join(waitingFolder(), `${alert.id}.json`), JSON.stringify(alert))
    const second = setup()
    await second.outbox.open()
    await expectWhole([alert])
    // Nor did it join its incident twice.
    expect(await store.prisma.incident.findMany()).toMatchObject([{ id: alert.id, count: 1 }])
    expect(readdirSync(waitingFolder())).toEqual([])
    await second.outbox.close()
  })

  it('is on disk when the server ends in an outage, and stored at the next start', async () => {
    const { prisma, gate } = gated(store.prisma)
    gate.away = true
    const first = setup(prisma)
    await first.outbox.open()
    const expected = alerts(5)
    for (const alert of expected) first.outbox.push(alert, picture(alert))
    await first.outbox.close()
    expect(await inDatabase()).toEqual([])
    const second = setup()
    await second.outbox.open()
    await expectWhole(expected)
    await second.outbox.close()
  })
})

describe('what cannot be stored', () => {
  it('is set aside and told, and holds up none of the others', async () => {
    const good = alerts(2)
    // More than the column holds: the database answers and refuses.
    const impossible = fired(1, { heldMs: 3_000_000_000 })
    mkdirSync(waitingFolder(), { recursive: true })
    writeFileSync(path.join(waitingFolder(), '00000000.json'), 'not a record')
    const { outbox, lines, pass } = setup()
    for (const alert of [good[0]!, impossible, good[1]!]) outbox.push(alert, picture(alert))
    await outbox.open()
    await outbox.idle()
    await pass(60_000)
    await expectWhole(good)
    expect(outbox.lost).toBe(2)
    expect(lines.filter(({ msg }) => msg.startsWith('alert lost'))).toHaveLength(2)
    const left = readdirSync(waitingFolder())
    expect(left.sort()).toEqual(['00000000.json.refused', `${impossible.id}.json.refused`])
    await outbox.close()
  })
})

describe('a disk that takes nothing', () => {
  it('is told; alerts are stored all the same, with their pictures as soon as there is room', async () => {
    // A file where the folder should be: every write fails, for root as well.
    writeFileSync(waitingFolder(), '')
    const { prisma, gate } = gated(store.prisma)
    gate.away = true
    const { outbox, told, lines, pass } = setup(prisma)
    const expected = alerts(3)
    for (const alert of expected) outbox.push(alert, picture(alert))
    await outbox.idle()
    expect(outbox.diskOk).toBe(false)
    expect(lines.filter(({ msg }) => msg.startsWith('alert cannot be kept on disk'))).toHaveLength(3)
    gate.away = false
    rmSync(waitingFolder())
    await pass(5_000)
    await expectWhole(expected)
    expect(told).toEqual(expected.map(({ id }) => id))
    await outbox.close()
  })

  it('costs pictures, no alert and no crash', async () => {
    writeFileSync(waitingFolder(), '')
    writeFileSync(path.join(dataDir, 'snapshots'), '')
    const { outbox, told } = setup()
    const expected = alerts(2)
    for (const alert of expected) outbox.push(alert, picture(alert))
    await outbox.idle()
    expect(await inDatabase()).toEqual(expected.map(({ id }) => id))
    expect(told).toEqual(expected.map(({ id }) => `${id} without picture`))
    expect(outbox.diskOk).toBe(false)
    await outbox.close()
  })

  it('loses what memory cannot hold, counted', async () => {
    writeFileSync(waitingFolder(), '')
    const { prisma, gate } = gated(store.prisma)
    gate.away = true
    const { outbox } = setup(prisma)
    for (const alert of alerts(300)) {
      outbox.push(alert, null)
      await outbox.idle()
    }
    expect(outbox.lost).toBe(100)
    await outbox.close()
  })
})
