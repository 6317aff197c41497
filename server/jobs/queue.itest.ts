import { writeFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { jobLogEntry } from '../contract/job'
import { presetWorkflow } from '../contract/workflow-presets'
import { draft, openHarness } from '../services/testing/harness'
import { uuid7 } from '../services/uuid7'
import type { PrismaClient } from '../store/generated/client'
import { silent } from '../store/testing/rig'
import { type JobDeps, type JobKind, jobKind, type RunningJob } from './kind'
import { createJobRunner, type JobRunner } from './runner'
import { addDueJobs, endStrandedJobs } from './schedule'
import { claim, places, takeOver } from './table'

let h: Awaited<ReturnType<typeof openHarness>>
const runners: JobRunner[] = []
/** What a test decides about a run: begun runs wait here until they are let go. */
let begun: { owner: string; job: RunningJob<unknown>; settle: (error?: Error) => void }[] = []

const held = jobKind({
  name: 'held',
  action: 'job.own',
  input: z.strictObject({ owner: z.string() }),
  result: z.strictObject({ attempt: z.int() }),
  attempts: 2,
  limitMs: 60_000,
  run: (_c, job) =>
    new Promise((resolve, reject) => {
      const settle = (error?: Error) => (error ? reject(error) : resolve({ attempt: job.attempt }))
      begun.push({ owner: job.input.owner, job, settle })
      job.signal.addEventListener('abort', () => reject(job.signal.reason), { once: true })
    }),
})
const never = {
  action: 'job.own' as const,
  run: () => new Promise<never>(() => undefined),
  input: z.strictObject({ owner: z.string() }),
}
const short = jobKind({ ...never, name: 'short', result: z.null(), attempts: 1, limitMs: 50 })
const deaf = jobKind({ ...never, name: 'deaf', result: z.null(), attempts: 1, limitMs: 60_000 })
const hourly: JobKind = { ...short, name: 'hourly', input: z.strictObject({}), everyMs: 3_600_000 }
/** A full disk, as the system says it. */
const full: JobKind = { ...short, name: 'full', limitMs: 60_000, run: () => writeFile('/dev/full', 'x') }
/** One at once. */
const long: JobKind = { ...held, name: 'long', atOnce: 1 }
const kinds: JobKind[] = [held, short, deaf, full, long]

const DISK = 'here'

beforeAll(async () => {
  h = await openHarness()
  // Its own runner would take the jobs of these tests, whose kinds it does not know.
  await h.stopServices()
})
afterAll(() => h.close())
beforeEach(async () => {
  begun = []
  await h.empty()
})
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
})

function worker(options: { prisma?: PrismaClient; slots?: number; graceMs?: number; disk?: string } = {}): JobRunner {
  // The kinds of these tests use nothing of it.
  const context = {} as JobDeps
  const runner = createJobRunner(
    { prisma: h.prisma, kinds, events: h.events, log: silent, disk: DISK, ...options },
    context,
  )
  runners.push(runner)
  runner.start()
  return runner
}

async function add(
  owner: string,
  kind = 'held',
  input: object = { owner },
  disk: string | null = null,
): Promise<string> {
  const id = uuid7(Date.now())
  await h.prisma.$executeRaw`INSERT INTO jobs (id, kind, owner, owner_name, input, disk, created_at, not_before)
    VALUES (${id}::uuid, ${kind}, ${owner}, ${owner}, ${JSON.stringify(input)}::jsonb, ${disk}, clock_timestamp(), clock_timestamp())`
  return id
}
const row = (id: string) => h.prisma.job.findUniqueOrThrow({ where: { id } })
const logOf = async (id: string) =>
  z
    .array(jobLogEntry)
    .parse((await row(id)).log)
    .map(({ what, stage }) => stage ?? what)
const until = (id: string, expected: object) => expect.poll(() => row(id), { timeout: 10_000 }).toMatchObject(expected)
const untilBegun = (count: number) => expect.poll(() => begun.length, { timeout: 10_000 }).toBe(count)
/** As if so much time had gone by for the table. */
const expireLeases = () => h.prisma.$executeRaw`UPDATE jobs SET lease_until = 'epoch' WHERE state = 'running'`
const endPauses = () => h.prisma.$executeRaw`UPDATE jobs SET not_before = 'epoch' WHERE state = 'queued'`

/** As if the database's clock had been set back an hour: everything that is stored is an hour ahead. */
const setBack = () => h.prisma.$executeRaw`UPDATE jobs SET lease_until = lease_until + interval '1 hour',
  not_before = not_before + interval '1 hour', created_at = created_at + interval '1 hour',
  started_at = started_at + interval '1 hour', ended_at = ended_at + interval '1 hour'`

test('a clock that is set back holds up nobody: what waits is taken, a dead worker missed, a living one not', async () => {
  const id = await add('bob')
  await setBack()
  expect(await claim(h.prisma, 'dead', DISK)).toMatchObject({ id })
  // The lease that it had is given anew, and then runs out.
  await setBack()
  expect(await takeOver(h.prisma, { held: 2 })).toEqual([])
  expect(Number((await row(id)).leaseUntil)).toBeLessThan(Date.now() + 60_000)
  await expireLeases()
  expect(await takeOver(h.prisma, { held: 2 })).toMatchObject([{ id }])
  await h.empty()

  const lives = await add('ann')
  worker()
  await untilBegun(1)
  await setBack()
  // When it began is never told as a time to come.
  await expect.poll(async () => Number((await row(lives)).startedAt) <= Date.now(), { timeout: 10_000 }).toBe(true)
  expect(await row(lives)).toMatchObject({ state: 'running', attempt: 1 })
  begun[0]?.settle()
  await until(lives, { state: 'done', attempt: 1 })
})

test('what is due by the clock is added although the last one seems to be of a time to come', async () => {
  const due = { prisma: h.prisma, kinds: [hourly], clock: { now: () => Date.now(), steady: () => 0 } }
  expect(await addDueJobs(due)).toBe(1)
  await h.prisma.$executeRaw`UPDATE jobs SET state = 'done'`
  expect(await addDueJobs(due)).toBe(0)
  await setBack()
  expect(await addDueJobs(due)).toBe(1)
})

test('what lies on a disk runs where that is, and fails when no server has it any more', async () => {
  const [mine, away, any] = [
    await add('ann', 'held', { owner: 'ann' }, DISK),
    await add('bob', 'held', { owner: 'bob' }, 'away'),
    await add('cyd'),
  ]
  worker()
  await untilBegun(2)
  expect(begun.map(({ owner }) => owner).toSorted()).toEqual(['ann', 'cyd'])
  // Those of other disks take no place before it.
  await add('dan', 'held', { owner: 'dan' }, 'far')
  expect((await places(h.prisma)).get(away)?.place).toBe(1)

  await h.prisma.server.create({ data: { id: uuid7(1), name: 'b', disk: 'away', until: new Date(0) } })
  expect(await endStrandedJobs({ prisma: h.prisma, events: h.events })).toBe(1)
  expect(await row(away)).toMatchObject({ state: 'queued' })
  worker({ disk: 'away' })
  await untilBegun(3)
  for (const { settle } of begun) settle()
  for (const id of [mine, any, away]) await until(id, { state: 'done' })

  const late = await add('bob', 'held', { owner: 'bob' }, 'gone')
  expect(await endStrandedJobs({ prisma: h.prisma, events: h.events })).toBe(1)
  expect(await row(late)).toMatchObject({ state: 'failed', error: 'disk_gone' })
  expect(await logOf(late)).toEqual(['failed'])
})

test('a job runs once, and says how it goes', async () => {
  const told: string[] = []
  const unlisten = h.events.on('job:progress', ({ state, stage }) => void told.push(`${state} ${stage}`))
  worker()
  worker()
  const id = await add('ann')
  await untilBegun(1)
  begun[0]?.job.say({ stage: 'halfway', progress: 0.5 })
  await until(id, { state: 'running', stage: 'halfway', progress: 0.5 })
  begun[0]?.settle()
  await until(id, { state: 'done', progress: 1, result: { attempt: 1 }, worker: null, leaseUntil: null, error: null })
  await expect.poll(() => told).toContain('done halfway')
  expect(begun).toHaveLength(1)
  unlisten()
})

test('of one person one job runs, over all workers; others do not wait for it', async () => {
  worker({ slots: 4 })
  worker({ slots: 4 })
  const first = await add('ann')
  await until(first, { state: 'running' })
  const second = await add('ann')
  const other = await add('bob')
  await until(other, { state: 'running' })
  expect(await row(second)).toMatchObject({ state: 'queued' })
  begun.find(({ job }) => job.id === first)?.settle()
  await until(second, { state: 'running' })
})

test('many workers at once never take two jobs of one person', async () => {
  for (const owner of ['a', 'b', 'c']) for (let i = 0; i < 5; i++) await add(owner)
  const claimed = await Promise.all(Array.from({ length: 9 }, (_, i) => claim(h.prisma, `worker ${i}`, DISK)))
  const owners = claimed.flatMap((job) => (job ? [job.owner] : []))
  expect(owners.sort()).toEqual(['a', 'b', 'c'])
})

test('persons take turns: many jobs of one do not keep the one of another waiting', async () => {
  const order: string[] = []
  for (let i = 0; i < 3; i++) await add('ann')
  await add('bob')
  await add('cat')
  for (let i = 0; i < 5; i++) {
    const job = await claim(h.prisma, 'w', DISK)
    if (!job) throw new Error('nothing to claim')
    order.push(job.owner)
    await h.prisma.job.update({ where: { id: job.id }, data: { state: 'done' } })
  }
  expect(order).toEqual(['ann', 'bob', 'cat', 'ann', 'ann'])
})

test('of a kind that says so one runs at once, and what is not of that kind passes those that wait', async () => {
  worker({ slots: 4 })
  await add('ann', 'long')
  await untilBegun(1)
  const waiting = await add('bob', 'long')
  await add('cat')
  await untilBegun(2)
  expect(begun.map(({ owner }) => owner)).toEqual(['ann', 'cat'])
  expect((await row(waiting)).state).toBe('queued')
  expect((await places(h.prisma)).get(waiting)).toEqual({ place: 1, behindOwn: false })
  begun[0]?.settle()
  await untilBegun(3)
  expect(begun[2]?.owner).toBe('bob')
})

test('the list says which in the queue a job is, as they are then claimed', async () => {
  const admin = await h.person('admin')
  const added = [await add('ann'), await add('ann'), await add('ann'), await add('bob'), await add('cat')]
  const first = await claim(h.prisma, 'w', DISK)
  expect(first?.id).toBe(added[0])
  const listed = await h.call('jobs.list', admin, {})
  expect(listed.map(({ state, place }) => [state, place])).toEqual([
    ['running', null],
    ...[1, 2, 3, 4].map((place) => ['queued', place]),
  ])
  await h.prisma.job.update({ where: { id: first?.id ?? '' }, data: { state: 'done' } })
  const claimed: string[] = []
  for (let job = await claim(h.prisma, 'w', DISK); job; job = await claim(h.prisma, 'w', DISK)) {
    claimed.push(job.id)
    await h.prisma.job.update({ where: { id: job.id }, data: { state: 'done' } })
  }
  expect(claimed).toEqual(listed.slice(1).map(({ id }) => id))
})

test('two persons with several jobs each: never two of one at once, in turns, each at the place that was told', async () => {
  const [ann, bob] = [await h.person('viewer'), await h.person('viewer')]
  const jobs = [await add(ann.userId), await add(ann.userId), await add(ann.userId)]
  jobs.push(await add(bob.userId), await add(bob.userId))
  // Added at moments that can be told apart.
  for (const [place, id] of jobs.entries())
    await h.prisma.job.update({ where: { id }, data: { createdAt: new Date(place) } })
  worker({ slots: 1 })
  const order: string[] = []
  const told: (number | null)[][] = []
  for (let done = 0; done < jobs.length; done++) {
    await untilBegun(done + 1)
    order.push(begun[done]?.job.id ?? '')
    const waiting = async (who: typeof ann) =>
      (await h.call('jobs.list', who, { state: 'queued' })).map(({ id, place, behindOwn }) => {
        // The one that runs is in front of all of its owner's.
        expect(behindOwn).toBe(begun[done]?.owner === who.userId)
        return [place, jobs.indexOf(id)] as const
      })
    const places = [...(await waiting(ann)), ...(await waiting(bob))].sort(([a], [b]) => (a ?? 0) - (b ?? 0))
    told.push(places.map(([, job]) => job))
    expect(places.map(([place]) => place)).toEqual(places.map((_, place) => place + 1))
    begun[done]?.settle()
  }
  expect(order.map((id) => jobs.indexOf(id))).toEqual([0, 3, 1, 4, 2])
  // Whoever was told to be next was.
  expect(told).toEqual([[3, 1, 4, 2], [1, 4, 2], [4, 2], [2], []])
})

test('of one person so many wait and no more; another is not touched by that', async () => {
  const [ann, bob] = [await h.person('viewer'), await h.person('viewer')]
  const source = { kind: 'camera', id: uuid7(1) }
  for (let waiting = 0; waiting < 20; waiting++) await add(ann.userId)
  const camera = await h.call('cameras.create', await h.person('admin'), draft())
  const input = { title: 'x', source: { ...source, id: camera.id }, workflow: presetWorkflow('noise', false) }
  await expect(h.call('jobs.start', ann, { kind: 'enhance', input })).rejects.toMatchObject({ code: 'busy' })
  await expect(h.call('jobs.start', bob, { kind: 'enhance', input })).resolves.toMatchObject({ state: 'queued' })
})

test('people see and change their own jobs, administrators all; what is not theirs is not found', async () => {
  const [admin, ann, bob] = [await h.person('admin'), await h.person('viewer'), await h.person('viewer')]
  const theirs = await add(ann.userId, 'retention')
  const own = await add('system', 'retention')
  const seen = async (who: typeof admin) => (await h.call('jobs.list', who, {})).map(({ id }) => id)
  expect(await seen(ann)).toEqual([theirs])
  expect(await seen(bob)).toEqual([])
  expect(await seen(admin)).toEqual([theirs, own])
  await expect(h.call('jobs.cancel', bob, { id: theirs })).rejects.toMatchObject({ code: 'job_not_found' })
  await expect(h.call('jobs.remove', bob, { id: theirs })).rejects.toMatchObject({ code: 'job_not_found' })
  // Hers from when she was an administrator: seen, and no longer hers to change.
  await expect(h.call('jobs.cancel', ann, { id: theirs })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(h.call('jobs.start', ann, { kind: 'retention' })).rejects.toMatchObject({ code: 'forbidden' })
  await h.call('jobs.cancel', admin, { id: theirs })
  await h.call('jobs.remove', admin, { id: theirs })
  expect(await seen(admin)).toEqual([own])
})

test('a worker that was killed: taken over once its lease is over, not before', async () => {
  const id = await add('ann')
  await claim(h.prisma, 'killed', DISK)
  expect(await takeOver(h.prisma, { held: 2 })).toEqual([])
  worker()
  await expireLeases()
  await until(id, { state: 'queued', attempt: 1 })
  await endPauses()
  await untilBegun(1)
  begun[0]?.settle()
  await until(id, { state: 'done', attempt: 2, result: { attempt: 2 } })
})

test('a worker that comes back after its job was taken over does not disturb it', async () => {
  const id = await add('ann')
  worker()
  await untilBegun(1)
  await h.prisma.job.update({ where: { id }, data: { worker: 'somebody else' } })
  await expect.poll(() => begun[0]?.job.signal.reason).toBe('lost')
  expect(await row(id)).toMatchObject({ state: 'running', worker: 'somebody else' })
})

test('lost as often as it may be begun, it has failed; asked to end, it is cancelled', async () => {
  const lost = await add('ann')
  const cancelled = await add('bob')
  await h.prisma.job.updateMany({ data: { state: 'running', attempt: 2, worker: 'killed', leaseUntil: new Date(0) } })
  await h.prisma.job.update({ where: { id: cancelled }, data: { cancelAsked: true } })
  worker()
  await until(lost, { state: 'failed', error: 'job_lost' })
  await until(cancelled, { state: 'cancelled', error: null })
  expect((await row(lost)).endedAt).not.toBeNull()
})

test('cancel: waiting at once, running within a beat, ended not at all', async () => {
  const admin = await h.person('admin')
  worker()
  const running = await add('ann')
  const waiting = await add('ann')
  await untilBegun(1)
  expect(await h.call('jobs.cancel', admin, { id: waiting })).toMatchObject({ state: 'cancelled' })
  expect(await h.call('jobs.cancel', admin, { id: running })).toMatchObject({ state: 'running' })
  await until(running, { state: 'cancelled', error: null })
  expect(begun[0]?.job.signal.reason).toBe('cancelled')
  await expect(h.call('jobs.cancel', admin, { id: running })).rejects.toMatchObject({ code: 'job_state' })
  await expect(h.call('jobs.cancel', admin, { id: uuid7(1) })).rejects.toMatchObject({ code: 'job_not_found' })
  expect(begun).toHaveLength(1)
})

test('a cancel that comes as the run fails is no retry', async () => {
  const id = await add('ann')
  worker()
  await untilBegun(1)
  await h.prisma.job.update({ where: { id }, data: { cancelAsked: true } })
  begun[0]?.settle(new Error('just then'))
  await until(id, { state: 'cancelled' })
})

test('a run that fails is tried again after a pause, then has failed', async () => {
  const id = await add('ann')
  worker()
  await untilBegun(1)
  const before = Date.now()
  begun[0]?.settle(new Error('the first time'))
  await until(id, { state: 'queued', attempt: 1, error: 'internal', endedAt: null })
  expect((await row(id)).notBefore.getTime()).toBeGreaterThanOrEqual(before + 1_000 - 50)
  await endPauses()
  await untilBegun(2)
  begun[1]?.settle(new Error('the second time'))
  await until(id, { state: 'failed', attempt: 2, error: 'internal' })
})

test('a run over its time has failed, and one that does not listen is given up', async () => {
  worker({ slots: 4, graceMs: 10 })
  const late = await add('ann', 'short')
  const stuck = await add('bob', 'deaf')
  await until(late, { state: 'failed', error: 'timed_out' })
  await until(stuck, { state: 'running' })
  await h.prisma.job.update({ where: { id: stuck }, data: { cancelAsked: true } })
  await until(stuck, { state: 'cancelled' })
})

test('a full disk is said as such', async () => {
  worker()
  await until(await add('ann', 'full'), { state: 'failed', error: 'disk_full' })
})

test('an unknown kind and an input that does not fit fail with a reason and block nobody', async () => {
  worker({ slots: 1 })
  const unknown = await add('ann', 'of a later version')
  const unfit = await add('ann', 'held', { owner: 7 })
  const next = await add('ann')
  await until(unknown, { state: 'failed', error: 'job_unknown' })
  await until(unfit, { state: 'failed', error: 'validation_failed', attempt: 1 })
  await until(next, { state: 'running' })
})

test('a server that stops gives its jobs back without an attempt lost', async () => {
  const id = await add('ann')
  const first = worker()
  await untilBegun(1)
  await first.stop()
  expect(await row(id)).toMatchObject({ state: 'queued', attempt: 0, worker: null, error: null })
  worker()
  await untilBegun(2)
  expect(begun[1]?.job.attempt).toBe(1)
})

test('the database away for a while: what ran is stored once it is back, and not repeated', async () => {
  let away = false
  let inVain = 0
  const refused = () => {
    if (away) inVain++
    if (away) throw new Error('the database is away')
  }
  const prisma = new Proxy(h.prisma, {
    get(target, key) {
      if (String(key) !== 'then') refused()
      return Reflect.get(target, key)
    },
  })
  worker({ prisma })
  const id = await add('ann')
  await untilBegun(1)
  away = true
  begun[0]?.job.say({ stage: 'measuring', progress: 0.5 })
  begun[0]?.settle()
  await expect.poll(() => inVain, { timeout: 10_000 }).toBeGreaterThan(4)
  expect(await row(id)).toMatchObject({ state: 'running' })
  await expireLeases()
  away = false
  await until(id, { state: 'done', attempt: 1 })
  expect(begun).toHaveLength(1)
  await expect.poll(() => logOf(id)).toEqual(['begun', 'measuring', 'done'])
})

test('what the program starts by itself is added once over all servers, and again when its time has come', async () => {
  const deps = { prisma: h.prisma, kinds: [held, hourly], clock: h.clock }
  const added = await Promise.all([addDueJobs(deps), addDueJobs(deps), addDueJobs(deps)])
  expect(added.sort()).toEqual([0, 0, 1])
  await h.prisma.$executeRaw`UPDATE jobs SET state = 'done'`
  expect(await addDueJobs(deps)).toBe(0)
  await h.prisma.$executeRaw`UPDATE jobs SET created_at = clock_timestamp() - interval '61 minutes'`
  expect(await addDueJobs(deps)).toBe(1)
  await h.prisma.$executeRaw`UPDATE jobs SET created_at = clock_timestamp() - interval '61 minutes'`
  // The last one still waits.
  expect(await addDueJobs(deps)).toBe(0)
  const off = { ...hourly, name: 'switched off', isOn: async () => false }
  const on = { ...hourly, name: 'switched on', isOn: async () => true }
  expect(await addDueJobs({ ...deps, kinds: [off, on] })).toBe(1)
})
