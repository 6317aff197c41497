/** A real broker: alerts, devices for Home Assistant, the last will; and escalation, which goes everywhere. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { noticeMessage } from '../../contract/notice-message'
import type { MqttSettings } from '../../contract/notices'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { startBroker, type TestBroker } from './testing/broker'
import { raise } from './testing/raise'
import { startReceiver, type TestReceiver } from './testing/receiver'

let h: Harness
let broker: TestBroker
let admin: Person
let camera: { id: string; name: string }

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  h.clock.ms = START
  broker = await startBroker()
  admin = await h.person('admin')
  camera = await h.call('cameras.create', admin, draft({ name: 'Door', place: 'Hall' }))
  await h.call('notices.setRanges', admin, { ranges: ['127.0.0.0/8'] })
})
afterEach(async () => {
  await h.call('notices.setMqtt', admin, { mqtt: null })
  await broker.close()
})

const setMqtt = (more: Partial<MqttSettings> = {}) =>
  h.call('notices.setMqtt', admin, {
    mqtt: {
      ...{ url: broker.url, user: 'u', password: 'pw', topic: 'sightline', discovery: 'homeassistant' },
      ...more,
    },
  })
const told = () => h.program.noticesIdle()
const log = async () => (await h.call('notices.listDeliveries', admin, {})).items

test('an alert is published, and is an event of its camera', async () => {
  await setMqtt()
  const id = await raise(h, camera)
  await told()
  const [text = ''] = broker.of('sightline/alerts')
  expect(noticeMessage.parse(JSON.parse(text))).toMatchObject({ type: 'alert.raised', data: { alert: { id } } })
  const [event = ''] = broker.of(`sightline/cameras/${camera.id}/alert`)
  expect(JSON.parse(event)).toMatchObject({ event_type: 'warning', alert: { id } })
  expect(await log()).toMatchObject([{ channel: 'mqtt', state: 'sent' }])
})

test('Home Assistant finds a device for each camera, sees what is open, and that the program is there', async () => {
  await setMqtt()
  const config = `homeassistant/device/sightline_${camera.id}/config`
  const open = `sightline/cameras/${camera.id}/open`
  await expect.poll(() => broker.of(config).length).toBe(1)
  const device = JSON.parse(broker.of(config)[0] ?? '')
  expect(device).toMatchObject({ dev: { name: 'Door', sa: 'Hall' }, avty: [{ t: 'sightline/status' }] })
  expect(Object.values(device.cmps).map((part) => (part as { p: string }).p)).toEqual([
    'event',
    'sensor',
    'binary_sensor',
  ])
  expect(broker.got.filter(({ topic }) => [config, open].includes(topic)).every(({ retain }) => retain)).toBe(true)
  await expect.poll(() => broker.of('sightline/status')).toContain('online')
  const id = await raise(h, camera)
  h.events.emit('alert:raised', await h.call('alerts.get', admin, { id }))
  await expect.poll(() => broker.of(open)).toEqual(['0', '1'])
  await h.call('alerts.step', admin, { id, state: 'acknowledged' })
  await expect.poll(() => broker.of(open).at(-1)).toBe('0')
  // A camera that is gone is no device any more.
  await h.call('cameras.remove', admin, { id: camera.id })
  await expect.poll(() => broker.of(config).at(-1)).toBe('')
})

test('when the line is cut the broker says so, and the program comes back', async () => {
  await setMqtt()
  await expect.poll(() => broker.of('sightline/status')).toEqual(['online'])
  broker.cut()
  await expect.poll(() => broker.of('sightline/status')).toEqual(['online', 'offline'])
})

test('a wrong password, and a broker that is away, are said and tried again', async () => {
  await setMqtt({ password: 'no' })
  expect(await h.call('notices.testMqtt', admin, {})).toMatchObject({ sent: false, reason: 'auth' })
  const { port } = broker
  await setMqtt()
  expect(await h.call('notices.testMqtt', admin, {})).toMatchObject({ sent: true })
  await setMqtt({ url: `mqtt://127.0.0.1:${port === 1 ? 2 : 1}`, password: 'pw' })
  await raise(h, camera)
  await told()
  expect((await log())[0]).toMatchObject({ channel: 'mqtt', state: 'waiting', reason: 'unreachable' })
})

test('a broker in a network that is not allowed is not connected to', async () => {
  await expect(setMqtt({ url: 'mqtt://169.254.169.254' })).rejects.toMatchObject({
    extra: { fields: { url: 'privateAddress' } },
  })
  await setMqtt({ url: `mqtt://localhost:${broker.port}` })
  await h.call('notices.setRanges', admin, { ranges: [] })
  expect(await h.call('notices.testMqtt', admin, {})).toMatchObject({ sent: false, reason: 'address' })
})

test('the password goes to the broker it was typed for and nowhere else', async () => {
  await setMqtt()
  await expect(setMqtt({ url: 'mqtt://example.org', password: undefined })).rejects.toMatchObject({
    extra: { fields: { password: 'secretAgain' } },
  })
  const seen = JSON.stringify([await h.call('notices.getSettings', admin, {}), await h.call('audit.list', admin, {})])
  expect(seen).not.toContain('"pw"')
})

let receiver: TestReceiver
async function escalating() {
  receiver = await startReceiver()
  await h.call('notices.createWebhook', admin, { name: 'Gate', url: receiver.url })
  const named = await h.person('viewer', 'duty@example.org')
  await h.call('notices.setEscalation', admin, {
    steps: [{ afterMinutes: 5, severity: 'warning', userIds: [named.userId] }],
  })
  return named
}
/** As if so many minutes had passed. */
async function pass(minutes: number) {
  h.clock.ms += minutes * 60_000
  await h.prisma.$executeRaw`UPDATE announcements SET due_at = due_at - ${minutes}::int * interval '1 minute'`
  await told()
}

test('what nobody has handled in time is told again, to whom it may concern', async () => {
  await escalating()
  await raise(h, camera)
  await told()
  await pass(4)
  expect(receiver.got).toHaveLength(1)
  await pass(1)
  const messages = receiver.got.map(({ body }) => noticeMessage.parse(JSON.parse(body)))
  expect(messages.map(({ type, data }) => [type, data.unhandled_minutes])).toEqual([
    ['alert.raised', null],
    ['alert.unhandled', 5],
  ])
  receiver.close()
})

test('what somebody has handled, and what is not severe enough, is not', async () => {
  await escalating()
  const id = await raise(h, camera)
  await raise(h, camera, { severity: 'info' })
  await told()
  await h.call('alerts.step', admin, { id, state: 'acknowledged' })
  await pass(60)
  expect(receiver.got).toHaveLength(2)
  expect(await h.prisma.announcement.count()).toBe(0)
  receiver.close()
})

test('steps that are not one after the other, and people that are not there, are refused at the field', async () => {
  const step = { severity: 'info' as const, userIds: [admin.userId] }
  const set = (steps: { afterMinutes: number; severity: 'info'; userIds: string[] }[]) =>
    h.call('notices.setEscalation', admin, { steps })
  await expect(
    set([
      { ...step, afterMinutes: 5 },
      { ...step, afterMinutes: 5 },
    ]),
  ).rejects.toMatchObject({
    extra: { fields: { 'steps.1.afterMinutes': 'laterStep' } },
  })
  const nobody = '0196a3c1-7d10-7000-8000-000000000000'
  await expect(set([{ ...step, afterMinutes: 5, userIds: [nobody] }])).rejects.toMatchObject({
    extra: { fields: { 'steps.0.userIds': 'invalid' } },
  })
})
