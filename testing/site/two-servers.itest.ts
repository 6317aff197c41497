/** Two whole servers on one database, and a camera with a rule that fires once a second on whichever runs it. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AlertView } from '../../server/contract/alert'
import type { IncidentView } from '../../server/contract/incident'
import { signIn } from '../../server/edge/testing/sign-in'
import type { FiredAlert } from '../../server/services/alerts/fired-alert'
import { ADMIN, type Machine, openSite, type Site } from './site'
import { type Watcher, watchIds } from './watch-ids'

let site: Site
let first: Machine
let second: Machine
let cookie: string
let cameraId: string
let ruleId: string
let watchers: { machine: Machine; watcher: Watcher }[] = []

const ask = (machine: Machine, method: string, route: string, body?: object) => {
  const { url } = machine.server
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  return fetch(`${url}${route}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
}
const made = async (response: Response) => {
  if (!response.ok) throw new Error(await response.text())
  return ((await response.json()) as { id: string }).id
}
const statusAt = async (machine: Machine) =>
  ((await (await ask(machine, 'GET', `/api/cameras/${cameraId}`)).json()) as { status: object }).status
const alerts = () => site.store.prisma.alert.findMany({ orderBy: { raisedAt: 'asc' } })
const idsAt = (machine: Machine) => watchers.find((one) => one.machine === machine)?.watcher.ids ?? []
const owner = async () => {
  const row = await site.store.prisma.cameraLease.findUniqueOrThrow({ where: { cameraId }, include: { server: true } })
  return [first, second].find(({ server }) => row.server?.name.endsWith(`:${new URL(server.url).port}`))
}
const other = (machine: Machine) => (machine === first ? second : first)
/** The one that runs the camera and has fired, and the other. */
async function settled(): Promise<[Machine, Machine]> {
  await expect.poll(owner, { timeout: 20_000 }).toBeDefined()
  const one = (await owner())!
  const before = (await alerts()).length
  await expect.poll(async () => (await alerts()).length, { timeout: 20_000 }).toBeGreaterThan(before + 2)
  await expect.poll(() => idsAt(one).length, { timeout: 20_000 }).toBeGreaterThan(10)
  return [one, other(one)]
}
/** What fired and waits on a machine's disk. */
async function waiting({ dataDir }: Machine): Promise<FiredAlert[]> {
  const folder = path.join(dataDir, 'alerts-waiting')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8'))))
}
/** Within the 10 s of the promise. */
const picturesAt = (machine: Machine) => {
  const before = idsAt(machine).length
  return expect.poll(() => idsAt(machine).length, { timeout: 10_000, interval: 50 }).toBeGreaterThan(before)
}

beforeAll(async () => {
  site = await openSite()
  first = await site.machine('first')
  cookie = await signIn(first.server.url, ADMIN)
  cameraId = await made(
    await ask(first, 'POST', '/api/cameras', {
      name: 'Hall',
      source: { kind: 'calibration', width: 320, height: 240, fps: 10 },
      modelId: 'beacon',
      intervalMs: 200,
    }),
  )
  const condition = { kind: 'behaviour_count', params: { behaviour: 'u', minCount: 1 } }
  const rule = { name: 'Beacon', cameraId, condition, forMs: 0 }
  ruleId = await made(await ask(first, 'POST', '/api/rules', { ...rule, cooldownMs: 1_000 }))
  second = await site.machine('second')
}, 120_000)
afterAll(() => site?.close())
beforeEach(() => {
  watchers = [first, second].map((machine) => ({
    machine,
    watcher: watchIds(() => machine.server.url, cookie, cameraId),
  }))
})
afterEach(async () => {
  for (const { watcher } of watchers) watcher.stop()
  // In the order they fired the ids grow: no two servers fired at the same time.
  const rows = await alerts()
  const ids = rows.map(({ frameIndex }) => Number(frameIndex))
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
  // Nor does any reader see them go back.
  for (const { watcher } of watchers) expect(watcher.ids).toEqual([...watcher.ids].sort((a, b) => a - b))
})

describe('rules 15 and 16: two servers on one database', () => {
  it('the owner is killed: the other has pictures within 10 s, and no alert is lost or there twice', async () => {
    const [victim, heir] = await settled()
    expect(await statusAt(heir)).toMatchObject({ state: 'elsewhere', server: expect.stringContaining(':') })
    const last = Math.max(...idsAt(victim))
    const pictures = picturesAt(heir)
    await victim.kill()
    await pictures
    expect(idsAt(heir)[0]).toBeGreaterThan(last)
    const left = await waiting(victim)
    await settled()
    await victim.start()
    await expect.poll(() => waiting(victim)).toEqual([])
    const rows = await alerts()
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(left.map(({ id }) => id)))
    expect(await owner()).toBe(heir)
    // What the victim says of it now.
    expect(await statusAt(victim)).toMatchObject({ state: 'elsewhere' })
    for (const route of ['/video.mjpg?camera=', '/snapshot.jpg?camera=', '/stream?cameras=']) {
      const answer = await ask(victim, 'GET', `${route}${cameraId}`)
      expect([answer.status, await answer.json()]).toMatchObject([409, { error: { code: 'camera_elsewhere' } }])
    }
    const picture = `/api/alerts/${rows.at(-1)!.id}/snapshot.jpg?overlay=0`
    expect((await ask(heir, 'GET', picture)).status).toBe(200)
    const answer = await ask(victim, 'GET', picture)
    expect([answer.status, await answer.json()]).toMatchObject([409, { error: { code: 'snapshot_elsewhere' } }])
  })

  it('the owner loses the database and is killed later: what it fired before the other took over counts, the rest does not', async () => {
    const [cut, heir] = await settled()
    const pictures = picturesAt(heir)
    cut.line.cut()
    await pictures
    const { takenAt } = await site.store.prisma.cameraLease.findUniqueOrThrow({ where: { cameraId } })
    // It cannot know: pictures and rules go on.
    await picturesAt(cut)
    const late = ({ under }: FiredAlert) => under!.at > takenAt.getTime()
    await expect.poll(async () => (await waiting(cut)).filter(late).length, { timeout: 20_000 }).toBeGreaterThan(1)
    await cut.kill()
    const left = await waiting(cut)
    cut.line.mend()
    await cut.start()
    await expect.poll(() => waiting(cut), { timeout: 20_000 }).toEqual([])
    const stored = new Set((await alerts()).map(({ id }) => id))
    expect(left.filter(late).filter(({ id }) => stored.has(id))).toEqual([])
    const early = left.filter((alert) => !late(alert))
    expect(early.length).toBeGreaterThan(0)
    expect(early.filter(({ id }) => !stored.has(id))).toEqual([])
    expect(cut.server.output()).toContain('another server had the camera when it fired')
  })

  it('the owner stands still for longer than its lease: it lets go when it comes to, and stores nothing twice', async () => {
    const [frozen, heir] = await settled()
    const pictures = picturesAt(heir)
    frozen.server.child.kill('SIGSTOP')
    await pictures
    await settled()
    frozen.server.child.kill('SIGCONT')
    await expect.poll(() => statusAt(frozen), { timeout: 20_000 }).toMatchObject({ state: 'elsewhere' })
    await expect.poll(() => watchers.find((one) => one.machine === frozen)?.watcher.refusal).toBe('camera_elsewhere')
    await settled()
    // What it fired before it knew is refused, and then waits no longer.
    await expect.poll(() => waiting(frozen), { timeout: 20_000 }).toEqual([])
    expect(await owner()).toBe(heir)
  })

  it('the owner ends in order: the other goes on at once', async () => {
    const [ending, heir] = await settled()
    await ending.server.end('SIGTERM')
    await picturesAt(heir)
    await ending.start()
    await settled()
  })

  it('pages of the other hear at once of alerts and of what is done about them, and when they may have missed something', async () => {
    const [runs, listens] = await settled()
    const socket = io(listens.server.url, { transports: ['websocket'], extraHeaders: { cookie } })
    const raised: { alert: AlertView; lateMs: number }[] = []
    const changed: IncidentView[] = []
    let missed = 0
    socket.on('alert:raised', (alert: AlertView) => raised.push({ alert, lateMs: Date.now() - alert.raisedAt }))
    socket.on('incident:changed', (incident: IncidentView) => changed.push(incident))
    socket.on('events:missed', () => missed++)
    await expect.poll(() => raised.length, { timeout: 20_000 }).toBeGreaterThan(2)
    // A quarter of a second by itself; not more than a page's own patience on a busy machine.
    expect(Math.min(...raised.map(({ lateMs }) => lateMs))).toBeLessThan(2_000)
    const { incidentId } = raised[0]!.alert
    const note = 'seen at the other'
    await ask(runs, 'POST', `/api/incidents/${incidentId}/steps`, { act: 'acknowledge', note })
    await expect
      .poll(() => changed.find(({ state }) => state === 'acknowledged')?.id, { timeout: 5_000 })
      .toBe(incidentId)
    expect(missed).toBe(0)
    listens.line.cut()
    listens.line.mend()
    await expect.poll(() => missed, { timeout: 20_000 }).toBeGreaterThan(0)
    const heard = raised.length
    await expect.poll(() => raised.length, { timeout: 20_000 }).toBeGreaterThan(heard + 1)
    // Each once.
    expect(new Set(raised.map(({ alert }) => alert.id)).size).toBe(raised.length)
    socket.close()
  })

  it('what is changed at one is so at the other: a camera, a rule, a session', async () => {
    const [runs, changes] = await settled()
    const session = await signIn(changes.server.url, ADMIN)
    const watcher = watchIds(() => runs.server.url, session, cameraId)
    await expect.poll(() => watcher.ids.length, { timeout: 5_000 }).toBeGreaterThan(3)
    await ask(changes, 'DELETE', '/api/account/sessions')
    await expect.poll(() => watcher.refusal, { timeout: 5_000 }).toBe('unauthenticated')
    watcher.stop()
    await ask(changes, 'PATCH', `/api/rules/${ruleId}`, { name: 'Renamed' })
    await expect.poll(async () => (await alerts()).at(-1)?.ruleName, { timeout: 5_000 }).toBe('Renamed')
    await ask(changes, 'PATCH', `/api/cameras/${cameraId}`, { enabled: false })
    await expect.poll(() => statusAt(runs), { timeout: 5_000 }).toMatchObject({ state: 'disabled' })
    await expect
      .poll(async () => (await site.store.prisma.cameraLease.findFirst())?.owner, { timeout: 5_000 })
      .toBeNull()
    await ask(changes, 'PATCH', `/api/cameras/${cameraId}`, { enabled: true })
    await settled()
  })
})
