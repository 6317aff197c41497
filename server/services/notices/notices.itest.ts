/** From a firing to a program that hears of it: a real database, a real receiver, its faults, and a server that is killed. */
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { noticeMessage } from '../../contract/notice-message'
import type { Principal } from '../../contract/user'
import { removeDeliveries } from '../../jobs/retention/deliveries'
import { draft, type Harness, openHarness, START } from '../testing/harness'
import { claim } from './table'
import { raise as raiseOf } from './testing/raise'
import { startReceiver, type TestReceiver } from './testing/receiver'

let h: Harness
let receiver: TestReceiver
let admin: Principal
let camera: { id: string; name: string }

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  receiver = await startReceiver()
  admin = await h.person('admin')
  camera = await h.call('cameras.create', admin, draft({ name: 'Door', place: 'Hall' }))
  await h.call('notices.setRanges', admin, { ranges: ['127.0.0.0/8'] })
})
afterEach(() => receiver.close())

const addWebhook = (more: object = {}) =>
  h.call('notices.createWebhook', admin, { name: 'Gate', url: receiver.url, ...more })

const raise = (more: Parameters<typeof raiseOf>[2] = {}) => raiseOf(h, camera, more)
function pick(headers: TestReceiver['got'][number]['headers']): Record<string, string> {
  return Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]),
  )
}
const told = () => h.program.noticesIdle()
const log = async () => (await h.call('notices.listDeliveries', admin, {})).items
/** As if the time until what waits had passed. */
async function later(): Promise<void> {
  await h.prisma.$executeRaw`UPDATE deliveries SET due_at = clock_timestamp()`
  await h.prisma
    .$executeRaw`UPDATE delivery_lanes SET paused_until = clock_timestamp() WHERE paused_until < '9999-01-01'`
  await told()
}

test('a webhook is told of an alert, signed as standard-webhooks has it', async () => {
  const { secret } = await addWebhook()
  const id = await raise()
  await told()
  expect(receiver.got).toHaveLength(1)
  const [{ headers, body }] = receiver.got as [TestReceiver['got'][number]]
  const signed = pick(headers)
  const receiving = new Webhook(secret ?? '')
  // The library compares with its own clock; ours is the test's.
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  expect(receiving.verify(body, signed)).toEqual(JSON.parse(body))
  expect(() => receiving.verify(`${body} `, signed)).toThrow()
  vi.setSystemTime(START + 600_000)
  expect(() => receiving.verify(body, signed)).toThrow()
  vi.useRealTimers()
  const message = noticeMessage.parse(JSON.parse(body))
  expect(message).toMatchObject({
    type: 'alert.raised',
    data: {
      attempt: 1,
      alert: { id, camera_name: 'Door', behavior: 'p', url: `https://sightline.example/alerts/${id}` },
    },
  })
  expect(headers['webhook-id']).toBe(`msg_${message.data.delivery_id}`)
  expect(await log()).toMatchObject([{ state: 'sent', status: 204, attempts: 1, receiver: 'Gate' }])
})

test('what the filter leaves out, and what is switched off, is told nobody', async () => {
  const { id } = await addWebhook({ filter: { severity: 'critical', cameraIds: null, ruleIds: null } })
  await raise()
  await told()
  expect(await log()).toEqual([])
  await h.call('notices.updateWebhook', admin, { id, enabled: false })
  await raise({ severity: 'critical' })
  await told()
  expect(receiver.got).toEqual([])
})

test('one that answers 500 is told again, the same message, and rests when it goes on', async () => {
  const { id } = await addWebhook()
  receiver.answer((res) => res.writeHead(500).end())
  await raise()
  await told()
  expect(await log()).toMatchObject([{ state: 'waiting', reason: 'status', status: 500, attempts: 1 }])
  for (let i = 0; i < 4; i++) await later()
  expect(receiver.got).toHaveLength(5)
  const [webhook] = await h.call('notices.listWebhooks', admin, {})
  expect(webhook?.paused).toMatchObject({ reason: 'status', status: 500, failures: 5 })
  // Resting: what is due waits.
  await h.prisma.$executeRaw`UPDATE deliveries SET due_at = clock_timestamp()`
  await told()
  expect(receiver.got).toHaveLength(5)
  receiver.answer((res) => res.writeHead(200).end())
  await later()
  expect(await log()).toMatchObject([{ state: 'sent', attempts: 6 }])
  expect((await h.call('notices.listWebhooks', admin, {}))[0]?.paused).toBeNull()
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(JSON.parse(receiver.got[5]?.body ?? '{}').data.attempt).toBe(6)
  expect(id).toBeTruthy()
})

test('one that redirects inward is not followed; one that is gone rests until somebody says otherwise', async () => {
  const { id } = await addWebhook()
  receiver.answer((res, n) => (n === 1 ? res.writeHead(307, { location: '/inside' }) : res.writeHead(410)).end())
  await raise()
  await told()
  expect(receiver.got.map(({ path }) => path)).toEqual(['/hook'])
  expect(await log()).toMatchObject([{ reason: 'redirect', status: 307 }])
  await later()
  expect(await log()).toMatchObject([{ state: 'failed', reason: 'gone', status: 410 }])
  expect((await h.call('notices.listWebhooks', admin, {}))[0]?.paused).toMatchObject({ reason: 'gone', until: null })
  receiver.answer((res) => res.writeHead(204).end())
  await h.call('notices.updateWebhook', admin, { id, enabled: true })
  await raise()
  await told()
  expect((await log())[0]).toMatchObject({ state: 'sent' })
})

test('one that hangs holds nobody else up', async () => {
  const other = await startReceiver()
  await addWebhook()
  await addWebhook({ name: 'Other', url: other.url })
  receiver.answer(() => undefined)
  await raise()
  await raise()
  const done = told()
  await expect.poll(() => other.got.length, { timeout: 9_000 }).toBe(2)
  const states = (await log()).filter(({ receiver: name }) => name === 'Gate').map(({ state }) => state)
  expect(states.sort()).toEqual(['sending', 'waiting'])
  receiver.close()
  await done
  other.close()
})

test('one that refuses connections is unreachable, one in a network that is not allowed any more is not asked', async () => {
  await addWebhook()
  receiver.close()
  await raise()
  await told()
  expect(await log()).toMatchObject([{ state: 'waiting', reason: 'unreachable' }])
  await h.call('notices.setRanges', admin, { ranges: [] })
  await later()
  expect(await log()).toMatchObject([{ state: 'waiting', reason: 'address', attempts: 2 }])
})

test('an alert that is stored and not told when its server dies is told at the next start, once', async () => {
  await addWebhook()
  await h.stopServices()
  const id = await raise()
  expect(receiver.got).toEqual([])
  await h.restart()
  await told()
  expect(receiver.got.map(({ body }) => JSON.parse(body).data.alert.id)).toEqual([id])
  expect(await h.prisma.announcement.count()).toBe(0)
})

test('a try whose server died is made again when its lease is over, and says that it is not the first', async () => {
  await addWebhook()
  await raise()
  await told()
  // As kill -9 leaves it: told, and not written down.
  await h.prisma.$executeRaw`
    UPDATE deliveries SET state = 'sending', ended_at = NULL, lease_until = clock_timestamp() + interval '1 hour'`
  await told()
  expect(receiver.got).toHaveLength(1)
  await h.prisma.$executeRaw`UPDATE deliveries SET lease_until = clock_timestamp()`
  await told()
  const [first, second] = receiver.got.map(({ body }) => noticeMessage.parse(JSON.parse(body)).data)
  expect(second).toMatchObject({ attempt: 2, delivery_id: first?.delivery_id })
  expect(await log()).toMatchObject([{ state: 'sent', attempts: 2 }])
})

test('of one receiver one delivery at a time, however many servers look', async () => {
  await h.prisma.$executeRaw`
    INSERT INTO deliveries (id, step, channel, lane, receiver, receiver_name)
    SELECT gen_random_uuid(), n, 'webhook', 'webhook:' || n % 2, n % 2, 'X' FROM generate_series(1, 10) n`
  const claimed = await Promise.all(Array.from({ length: 6 }, () => claim(h.prisma)))
  expect(claimed.map((row) => row?.lane).sort()).toEqual(['webhook:0', 'webhook:1', ...Array(4).fill(undefined)])
})

test('a secret, and what is secret in an address, is in no answer, no audit entry and no log line', async () => {
  const url = `${receiver.url}?token=0123456789abcdef-secret`
  const { id, secret, url: shown } = await addWebhook({ url })
  expect(shown).toBe(`${receiver.url}?token=••••`)
  const { url: kept } = await h.call('notices.updateWebhook', admin, { id, url: shown, name: 'Renamed' })
  expect(kept).toBe(shown)
  await raise()
  await told()
  expect(receiver.got[0]?.path).toBe('/hook?token=0123456789abcdef-secret')
  const all = JSON.stringify([
    await h.call('notices.listWebhooks', admin, {}),
    await h.call('audit.list', admin, {}),
    await log(),
    h.lines,
  ])
  expect(all).not.toContain('0123456789abcdef')
  expect(all).not.toContain(secret?.slice(6))
})

test.each([
  ['http://127.0.0.1:80/', { ranges: [] }, 'privateAddress'],
  ['http://169.254.169.254/', { ranges: ['0.0.0.0/0'] }, 'privateAddress'],
  ['http://user:secret@example.org/', { ranges: [] }, 'httpAddress'],
])('%s is refused at the field', async (url, ranges, text) => {
  await h.prisma.setting.upsert({
    where: { key: 'notices.ranges' },
    create: { key: 'notices.ranges', value: JSON.stringify(ranges.ranges) },
    update: { value: JSON.stringify(ranges.ranges) },
  })
  await expect(addWebhook({ url })).rejects.toMatchObject({ extra: { fields: { url: text } } })
})

test.each(['169.254.0.0/16', 'fe80::/10', 'nonsense'])('%s is no range to allow', async (range) => {
  const fields = { 'ranges.1': 'addressRange' }
  await expect(h.call('notices.setRanges', admin, { ranges: ['10.0.0.0/8', range] })).rejects.toMatchObject({
    extra: { fields },
  })
})

test('a test says how it went, is in the log, and holds nothing up', async () => {
  const { id } = await addWebhook()
  expect(await h.call('notices.testWebhook', admin, { id })).toEqual({ sent: true, reason: null, status: 204 })
  expect(noticeMessage.parse(JSON.parse(receiver.got[0]?.body ?? ''))).toMatchObject({
    type: 'test',
    data: { alert: null },
  })
  receiver.answer((res) => res.writeHead(404).end())
  expect(await h.call('notices.testWebhook', admin, { id })).toEqual({ sent: false, reason: 'status', status: 404 })
  expect((await log()).map(({ state, alertId }) => [state, alertId])).toEqual([
    ['failed', null],
    ['sent', null],
  ])
})

test('one that failed can be tried again by hand', async () => {
  await addWebhook()
  receiver.answer((res) => res.writeHead(410).end())
  await raise()
  await told()
  const [failed] = await log()
  receiver.answer((res) => res.writeHead(200).end())
  await h.call('notices.retryDelivery', admin, { id: failed?.id ?? '' })
  await told()
  expect(await log()).toMatchObject([{ state: 'sent', attempts: 2 }])
  await expect(h.call('notices.retryDelivery', admin, { id: failed?.id ?? '' })).rejects.toMatchObject({
    code: 'delivery_state',
  })
})

test('of too many that wait for one receiver the oldest are given up', async () => {
  await addWebhook()
  await h.prisma.$executeRaw`
    INSERT INTO deliveries (id, step, channel, lane, receiver, receiver_name, due_at)
    SELECT gen_random_uuid(), n, 'webhook', 'webhook:x', 'x', 'X', clock_timestamp() + interval '1 hour' FROM generate_series(1, 510) n`
  await raise()
  await told()
  expect(await h.prisma.delivery.count({ where: { reason: 'overflow' } })).toBe(10)
})

test('what is over is kept for a month; what waits is not taken away', async () => {
  await h.prisma.$executeRaw`
    INSERT INTO deliveries (id, step, channel, lane, receiver, receiver_name, state, created_at, due_at)
    SELECT gen_random_uuid(), n, 'webhook', 'x', 'x', 'X', (ARRAY['sent', 'waiting', 'sent'])[n]::delivery_state,
      clock_timestamp() - (ARRAY[31, 31, 29])[n] * interval '1 day', clock_timestamp() + interval '1 hour'
    FROM generate_series(1, 3) n`
  expect(await removeDeliveries(h.prisma, new AbortController().signal)).toBe(1)
  expect((await h.prisma.delivery.findMany({ orderBy: { step: 'asc' } })).map(({ step }) => step)).toEqual([2, 3])
})

test('after another secret a webhook has its address typed again, and a new secret', async () => {
  const { id } = await addWebhook()
  await h.prisma.webhook.update({ where: { id }, data: { urlEnc: 'v1.x', secretEnc: 'v1.x' } })
  expect(await h.call('notices.testWebhook', admin, { id })).toMatchObject({ sent: false, reason: 'secret_lost' })
  await expect(h.call('notices.updateWebhook', admin, { id, name: 'Gate 2' })).rejects.toMatchObject({
    code: 'secret_lost',
  })
  const { secret } = await h.call('notices.updateWebhook', admin, { id, url: receiver.url })
  expect(secret).toMatch(/^whsec_/)
  expect(await h.call('notices.testWebhook', admin, { id })).toMatchObject({ sent: true })
})

test('one whose answer is no HTTP is told again', async () => {
  await addWebhook()
  receiver.answer((res) => void res.socket?.end('nonsense\r\n\r\n'))
  await raise()
  await told()
  expect(await log()).toMatchObject([{ state: 'waiting', reason: 'unreachable' }])
})
