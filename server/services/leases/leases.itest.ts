import { rm } from 'node:fs/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { putEmptyStore } from '../../../testing/empty-store'
import { makeOpenFolder } from '../../../testing/open-folder'
import { cameraDraft } from '../../contract/camera'
import { openStore, type Store } from '../../store/open'
import { raiseAlert } from '../alerts/raise'
import { fired, gated } from '../alerts/testing/alerts'
import { createLeases, type News } from './leases'
import { FRAME_IDS, LEASE_MS } from './table'

let folder: string
let store: Store
const log = pino({ level: 'silent' })

beforeAll(async () => {
  folder = makeOpenFolder('leases')
  await putEmptyStore(folder)
  store = await openStore({ databaseUrl: null, dataDir: folder, log })
})
afterAll(async () => {
  await store?.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(
  () =>
    // And whatever is about them.
    store.prisma.$executeRaw`TRUNCATE cameras, servers, rules, schedules, alerts, incidents CASCADE`,
)

const addCamera = async (name: string, change: object = {}) => {
  const webcam = { name, source: { kind: 'webcam' }, modelId: null }
  const { source, labels, recording: _, ...plain } = cameraDraft.parse(webcam)
  return (await store.prisma.camera.create({ data: { ...plain, source, labels, ...change } })).id
}

/** One server's leases: looks often, its steady clock stands unless the test moves it. */
async function server(name: string) {
  const { prisma, gate } = gated(store.prisma)
  const clock = { ms: 0, now: () => clock.ms, steady: () => clock.ms }
  const used = new Map<string, number>()
  const news: News[] = []
  const leases = createLeases({
    ...{ prisma, clock, log, name, disk: `of ${name}`, beatMs: 20 },
    nextFrameId: (id) => used.get(id) ?? null,
  })
  onTestFinished(() => leases.stop())
  await leases.start((one) => void news.push(one))
  return {
    leases,
    gate,
    clock,
    used,
    all: (kind: 'lost' | 'taken' | 'changed') => news.flatMap((one) => one[kind] ?? []),
    news,
    /** As kill -9, or a process that is stopped for longer than its lease. */
    async fallSilent() {
      await leases.rest()
      await store.prisma.$executeRaw`UPDATE servers SET until = clock_timestamp() - interval '1 s' WHERE name = ${name}`
    },
  }
}

/** Resolves when the server has looked at the database twice from now on. */
async function looked({ news }: { news: News[] }): Promise<void> {
  const from = news.length
  await expect.poll(() => news.length, { interval: 10 }).toBeGreaterThan(from + 1)
}

describe('rule 15: a camera runs on one server', () => {
  it('stays with the one that has it, and goes on elsewhere when that one is silent', async () => {
    const id = await addCamera('a')
    const first = await server('first')
    expect(first.leases.of(id)).toMatchObject({ fence: 1, nextFrameId: 0 })
    const second = await server('second')
    await looked(second)
    expect(second.leases.of(id)).toBeNull()
    expect([first.leases.elsewhere(id), second.leases.elsewhere(id)]).toEqual([null, 'first'])
    expect(await second.leases.take(id, 'nobody')).toBeNull()
    await first.fallSilent()
    await expect.poll(() => second.leases.of(id)).toMatchObject({ fence: 2, nextFrameId: FRAME_IDS })
    expect(second.leases.elsewhere(id)).toBeNull()
  })

  it('is given up by a server that comes back and finds another’s fence', async () => {
    const id = await addCamera('a')
    const first = await server('first')
    const [before] = await store.prisma.cameraLease.findMany()
    await store.prisma.server.create({ data: { id: before!.cameraId, name: 'other', until: new Date('2999-01-01') } })
    await store.prisma.cameraLease.updateMany({ data: { owner: before!.cameraId, fence: { increment: 1 } } })
    await expect.poll(() => first.all('lost')).toEqual([id])
    expect(first.leases.of(id)).toBeNull()
    expect(first.leases.elsewhere(id)).toBe('other')
  })

  it('is taken at once when it is given back, and its ids go on where they ended', async () => {
    const id = await addCamera('a')
    const first = await server('first')
    const second = await server('second')
    first.used.set(id, 120)
    await first.leases.stop()
    await expect.poll(() => second.leases.of(id)).toMatchObject({ fence: 2, nextFrameId: 120 })
    const living = await store.prisma.server.findMany({ where: { until: { gt: new Date() } } })
    expect(living.map(({ name }) => name)).toEqual(['second'])
  })

  it('has ids enough however long it runs', async () => {
    const id = await addCamera('a')
    const first = await server('first')
    first.used.set(id, FRAME_IDS - 5)
    await expect
      .poll(async () => Number((await store.prisma.cameraLease.findFirstOrThrow()).nextFrameId))
      .toBe(2 * FRAME_IDS - 5)
    await first.fallSilent()
    const second = await server('second')
    expect(second.leases.of(id)).toMatchObject({ nextFrameId: 2 * FRAME_IDS - 5 })
  })

  it('is shared with the others that take at the same time', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await addCamera(name, { enabled: false })
    const servers = await Promise.all(['first', 'second'].map(server))
    await Promise.all(servers.map(looked))
    await store.prisma.camera.updateMany({ data: { enabled: true } })
    const counts = () => servers.map(({ leases }, at) => servers[at]!.all('taken').filter((id) => leases.of(id)).length)
    await expect.poll(() => counts().reduce((sum, count) => sum + count)).toBe(5)
    expect(Math.max(...counts())).toBe(3)
  })
})

describe('while the database is away', () => {
  it('nothing is lost, and nobody is robbed when it is back', async () => {
    const id = await addCamera('a')
    const first = await server('first')
    const second = await server('second')
    await looked(second)
    for (const { gate } of [first, second]) gate.away = true
    await store.prisma.$executeRaw`UPDATE servers SET until = clock_timestamp() - interval '1 s'`
    expect(first.leases.of(id)).not.toBeNull()
    // The second is the first to be back.
    second.clock.ms += LEASE_MS + 1
    second.gate.away = false
    await looked(second)
    expect(second.all('taken')).toEqual([])
    first.gate.away = false
    await looked(first)
    expect([first.all('lost'), first.leases.of(id)?.fence]).toEqual([[], 1])
    // One that does not come back is not waited for longer than that.
    await first.fallSilent()
    for (let half = 0; half < 2; half++) {
      second.clock.ms += LEASE_MS / 2
      await looked(second)
    }
    await expect.poll(() => second.all('taken')).toEqual([id])
  })
})

describe('what others change', () => {
  it('is told: cameras that come, change and go, rules and schedules', async () => {
    const first = await server('first')
    const id = await addCamera('a')
    await expect.poll(() => first.all('changed')).toEqual([id])
    await store.prisma.camera.update({ where: { id }, data: { place: 'Hall' } })
    await expect.poll(() => first.all('changed')).toEqual([id, id])
    const rules = () => first.news.filter((one) => one.rules).length
    const rule = { name: 'r', kind: 'behaviour_count', cameraId: id, params: {} }
    // Written by a server whose clock is far behind.
    const updatedAt = new Date(0)
    const made = await store.prisma.rule.create({
      data: { ...rule, forMs: 0, cooldownMs: 0, severity: 'info', enabled: true, updatedAt },
    })
    await expect.poll(rules).toBe(1)
    await store.prisma.rule.update({ where: { id: made.id }, data: { name: 's', updatedAt } })
    await expect.poll(rules).toBe(2)
    await store.prisma.rule.delete({ where: { id: made.id } })
    await expect.poll(rules).toBe(3)
    const timetable = { timeZone: 'UTC', periods: [], exceptions: [], quiet: [] }
    await store.prisma.schedule.create({ data: { name: 's', place: '', lessons: false, timetable } })
    await expect.poll(rules).toBe(4)
    await store.prisma.camera.delete({ where: { id } })
    await expect.poll(() => first.all('lost')).toEqual([id])
  })
})

describe('a webcam', () => {
  it('goes to where its pictures are sent, but not to and fro', async () => {
    const id = await addCamera('a')
    await server('first')
    const second = await server('second')
    expect(await second.leases.take(id, 'settled')).toBeNull()
    await store.prisma.$executeRaw`UPDATE camera_leases SET taken_at = taken_at - interval '11 s'`
    expect(await second.leases.take(id, 'settled')).toMatchObject({ fence: 2 })
  })
})

describe('rule 16: a firing is one alert', () => {
  const place = { snapshot: '2031/04/x.jpg', server: 'first' }
  const count = () => store.prisma.alert.count()

  it('that is stored once, whoever stores it, however often', async () => {
    const alert = fired(1)
    const first = await raiseAlert(store.prisma, alert, place)
    const again = await raiseAlert(store.prisma, fired(1), null)
    expect(again).toEqual(first)
    expect(await count()).toBe(1)
  })

  it('of the owner: what fired before another took the camera counts, what fired after does not', async () => {
    const cameraId = await addCamera('a')
    const first = await server('first')
    const under = (at: number) => ({ fence: 1, at })
    const rule = { ...fired(0).rule, cameraId }
    // Not taken by anybody: it counts although the lease has run out.
    await first.fallSilent()
    const now = first.leases.databaseTime(0)
    expect(await raiseAlert(store.prisma, fired(1, { rule, under: under(now + 60_000) }), null)).not.toBeNull()
    const second = await server('second')
    const takenAt = (await store.prisma.cameraLease.findFirstOrThrow()).takenAt.getTime()
    expect(await raiseAlert(store.prisma, fired(2, { rule, under: under(takenAt - 1) }), null)).not.toBeNull()
    expect(await raiseAlert(store.prisma, fired(3, { rule, under: under(takenAt + 1) }), null)).toBeNull()
    const newer = { fence: second.leases.of(cameraId)!.fence, at: takenAt + 1 }
    expect(await raiseAlert(store.prisma, fired(4, { rule, under: newer }), null)).not.toBeNull()
    expect(await count()).toBe(3)
  })
})
