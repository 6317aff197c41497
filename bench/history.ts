/**
 * history_p95_ms: the slowest of all lists and charts of the past, each by its p95 over HTTP, with a million alerts and 90
 * days of 16 cameras in the server's own PostgreSQL. export_growth_mb: what an export of 100,000 rows adds to the server's
 * memory.
 */
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { CameraView } from '../server/contract/camera'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { ALERTS, CAMERAS, DAYS, seedHistory, ZONE } from './history-seed'
import type { Account } from './http-client'
import { residentMemory } from './resident-memory'
import { type ServerProcess, startServer } from './server-process'
import { quantile } from './statistics'

const ASKED = 40
const WARM = 5
const EXPORTED = 100_000
const DAY_MS = 86_400_000

export async function measureHistory(paths: BenchPaths): Promise<Measured> {
  const dataDir = path.join(paths.work, `data-${randomUUID()}`)
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const now = Date.now()
  const sizes = await seedHistory(dataDir, now)
  for (const [name, size] of Object.entries(sizes)) console.log(`  ${name}: ${size.toFixed(2)} MB a camera and day`)
  console.log(`  ${ALERTS} alerts, ${DAYS} days of ${CAMERAS} cameras`)
  const server = await startServer(paths, dataDir)
  try {
    const p95 = await slowest(server.admin, now)
    return { history_p95_ms: p95, export_growth_mb: await exportGrowth(server, now) }
  } finally {
    await server.stop()
  }
}

async function slowest({ call }: Account, now: number): Promise<number> {
  const [camera] = await call<CameraView[]>('GET', '/api/cameras')
  const date = (days: number) => new Date(now - days * DAY_MS).toISOString().slice(0, 10)
  const days = {
    day: { from: date(2), to: date(2) },
    week: { from: date(8), to: date(2) },
    month: { from: date(32), to: date(2) },
  }
  const scopes = { 'all cameras': {}, 'a place': { place: 'Floor 1' }, 'a camera': { cameraId: camera?.id ?? '' } }
  const asks: Record<string, () => Promise<unknown>> = {}
  for (const [range, period] of Object.entries(days)) {
    for (const [scope, of] of Object.entries(scopes)) {
      const query = { ...period, zone: ZONE, ...of }
      for (const chart of ['series', 'week', 'lessons', 'zones'])
        asks[`${chart}, ${range}, ${scope}`] = () => call('POST', `/api/history/${chart}`, query)
      const moments = { from: Date.parse(period.from), to: Date.parse(period.to) + DAY_MS }
      asks[`alerts by rule, ${range}, ${scope}`] = () =>
        call('POST', '/api/alerts/tally', { ...moments, ...of, by: 'rule' })
    }
  }
  const filters = {
    all: '',
    camera: `cameraId=${camera?.id}`,
    state: 'state=raised',
    severity: 'severity=critical',
    behaviour: 'behaviour=p',
    lesson: 'lesson=Lesson+3',
    'a week, false alarms': `state=false_alarm&from=${now - 14 * DAY_MS}&to=${now - 7 * DAY_MS}`,
    'camera, severity, behaviour': `cameraId=${camera?.id}&severity=info&behaviour=u`,
  }
  for (const [name, filter] of Object.entries(filters))
    asks[`alert list, ${name}`] = () => call('GET', `/api/alerts?${filter}`)
  const open = {
    open: 'state=open',
    all: '',
    camera: `cameraId=${camera?.id}`,
    lesson: 'lesson=Lesson+3',
    'critical, phones': 'severity=critical&behaviour=p',
  }
  for (const [name, filter] of Object.entries(open))
    asks[`incidents, ${name}`] = () => call('GET', `/api/incidents?${filter}`)
  const figures: [string, number][] = []
  for (const [name, ask] of Object.entries(asks)) {
    const times: number[] = []
    for (let go = -WARM; go < ASKED; go++) {
      const start = performance.now()
      await ask()
      if (go >= 0) times.push(performance.now() - start)
    }
    figures.push([name, quantile(times, 0.95)])
    console.log(`  ${quantile(times, 0.95).toFixed(1)} ms  ${name}`)
  }
  figures.sort(([, a], [, b]) => b - a)
  return figures[0]?.[1] ?? Number.NaN
}

/** The highest while both kinds of file are read, over the highest of the same time before them. */
async function exportGrowth(server: ServerProcess, now: number): Promise<number> {
  const date = (days: number) => new Date(now - days * DAY_MS).toISOString().slice(0, 10)
  // 16 cameras have 23,040 minutes a day, a million alerts are 11,111 a day.
  const path = (what: string, days: number, format: string) =>
    `/api/${what}/export?from=${date(days)}&to=${date(1)}&zone=UTC&format=${format}`
  await read(server, path('counts', 1, 'csv'))
  await read(server, path('counts', 1, 'xlsx'))
  const before = await highest(server, () => read(server, path('counts', 1, 'xlsx')))
  const growths: number[] = []
  for (const format of ['csv', 'xlsx']) {
    for (const [what, days] of [
      ['counts', 5],
      ['alerts', 10],
    ] as const) {
      let bytes = 0
      const high = await highest(server, async () => {
        bytes = await read(server, path(what, days, format))
      })
      growths.push(high - before)
      console.log(
        `  ${what}, ${format}, over ${EXPORTED} rows: ${(bytes / 1e6).toFixed(1)} MB, memory ${(high - before).toFixed(1)} MB more`,
      )
    }
  }
  return Math.max(...growths)
}

async function highest({ pid }: ServerProcess, work: () => Promise<unknown>): Promise<number> {
  let high = 0
  const look = () => {
    high = Math.max(high, residentMemory(pid).server)
  }
  const timer = setInterval(look, 50)
  try {
    await work()
    look()
  } finally {
    clearInterval(timer)
  }
  return high
}

/** Bytes of the body, thrown away as they come. */
async function read({ url, admin }: ServerProcess, path: string): Promise<number> {
  const answer = await fetch(url + path, { headers: { cookie: admin.cookie } })
  if (!answer.ok || !answer.body) throw new Error(`${path} answered ${answer.status}`)
  let bytes = 0
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += chunk.length
  return bytes
}
