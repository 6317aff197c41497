/** People: a real mail server, a push service that decrypts, and what each of them may and wants to know. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { LOCALHOST } from '../../../testing/tls/localhost'
import type { OwnNotices, SmtpSettings } from '../../contract/notices'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { type MailServer, startMailServer } from './testing/mail-server'
import { type PushService, startPushService } from './testing/push-service'
import { raise } from './testing/raise'
import { startReceiver } from './testing/receiver'

let h: Harness
let mail: MailServer
let push: PushService
let admin: Person
let person: Person
let camera: { id: string; name: string }

const OWN: OwnNotices = {
  email: true,
  filter: { severity: 'info', cameraIds: null, ruleIds: null },
  ...{ quiet: [], timeZone: 'Asia/Shanghai', urgentAnyway: true, locale: 'en' },
}

beforeAll(async () => {
  h = await openHarness()
  h.outgoing.ca = LOCALHOST.cert
  h.outgoing.find = async () => ['127.0.0.1']
  await h.restart({ outgoing: h.outgoing })
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  h.clock.ms = START
  mail = await startMailServer()
  push = await startPushService()
  admin = await h.person('admin')
  person = await h.person('operator', 'olga@example.org')
  camera = await h.call('cameras.create', admin, draft({ name: 'Door', place: 'Hall' }))
  await h.call('notices.setRanges', admin, { ranges: ['127.0.0.0/8'] })
})
afterEach(async () => {
  push.close()
  await mail.close()
})

const setMail = (more: Partial<SmtpSettings> = {}) =>
  h.call('notices.setSmtp', admin, {
    smtp: {
      ...{ host: 'mail.test', port: mail.port, security: 'starttls', user: 'u', password: 'pw' },
      ...{ from: 'sightline@example.org', ...more },
    },
  })
const setOwn = (more: Partial<OwnNotices> = {}, who = person) => h.call('notices.setOwn', who, { ...OWN, ...more })
async function addBrowser(who = person, name = 'one') {
  const { pushKey } = await h.call('notices.getOwn', who, {})
  return h.call('notices.addBrowser', who, push.subscribe(pushKey, name))
}
const told = () => h.program.noticesIdle()
const log = async () => (await h.call('notices.listDeliveries', admin, {})).items
const reasons = async () => (await log()).map(({ channel, state, reason }) => [channel, state, reason])

/** Words of a header are base64, or quoted. */
function subjectOf(mailText: string): string {
  const [, subject = ''] = /^Subject: ([\s\S]*?)\r\n\S/m.exec(mailText) ?? []
  const words = [...subject.matchAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi)]
  const bytes = words.map(([, how, word = '']) =>
    how === 'B'
      ? Buffer.from(word, 'base64')
      : Buffer.from(decodeURIComponent(word.replaceAll('_', ' ').replaceAll('%', '=25').replaceAll('=', '%'))),
  )
  return Buffer.concat(bytes).toString()
}

test('by e-mail: in their language, by their clock, with a link and no picture', async () => {
  await setMail()
  await setOwn()
  const id = await raise(h, camera)
  await told()
  const [text = ''] = mail.got
  expect(text).toContain('To: operator <olga@example.org>')
  expect(subjectOf(text)).toBe('Warning: Phones – Door')
  const plain = text.replaceAll('=\r\n', '')
  expect(plain).toContain('2 people using')
  expect(plain).toContain('Door =C2=B7 Hall, May 6, 2031, 3:08:09')
  expect(plain).toContain(`https://sightline.example/alerts/${id}`)
  expect(plain).toContain('Content-Type: text/plain')
  expect(await reasons()).toEqual([['email', 'sent', null]])
})

test('in Chinese, where that is chosen', async () => {
  await setMail()
  await setOwn({ locale: 'zh-CN' })
  await raise(h, camera)
  await told()
  expect(subjectOf(mail.got[0] ?? '')).toBe('警告：Phones – Door')
})

test.each<[string, Partial<SmtpSettings>, string]>([
  ['a wrong password', { password: 'no' }, 'auth'],
  ['a server that does not speak TLS from the start', { security: 'tls' }, 'certificate'],
])('%s is said, and tried again', async (_name, more, reason) => {
  await setMail(more)
  await setOwn()
  await raise(h, camera)
  await told()
  expect(await reasons()).toEqual([['email', 'waiting', reason]])
})

test('a certificate that nobody vouches for is not spoken to', async () => {
  await h.restart({ outgoing: { find: async () => ['127.0.0.1'] } })
  await setMail()
  const outcome = await h.call('notices.testOwn', person, { browserId: null })
  await h.restart({ outgoing: h.outgoing })
  expect(outcome).toMatchObject({ sent: false, reason: 'certificate' })
  expect(mail.got).toEqual([])
})

test('a recipient that is refused is given up, and others are told', async () => {
  await setMail()
  const other = await h.person('viewer', 'gone@elsewhere.test')
  await setOwn()
  await setOwn({}, other)
  await raise(h, camera)
  await told()
  expect((await reasons()).sort()).toEqual([
    ['email', 'failed', 'recipient'],
    ['email', 'sent', null],
  ])
  expect(mail.got).toHaveLength(1)
})

test('the password goes to the server it was typed for and nowhere else, and is in no answer', async () => {
  const view = await setMail()
  expect(view.smtp).toMatchObject({ hasPassword: true })
  await expect(setMail({ host: 'evil.test', password: undefined })).rejects.toMatchObject({
    extra: { fields: { password: 'secretAgain' } },
  })
  await setMail({ password: undefined, from: 'other@example.org' })
  expect(await h.call('notices.testOwn', person, { browserId: null })).toMatchObject({ sent: true })
  const stored = await h.prisma.setting.findMany()
  const seen = JSON.stringify([view, stored, await h.call('audit.list', admin, {}), h.lines])
  expect(seen).not.toContain('"pw"')
})

test('a mail server at a link-local address is refused at the field', async () => {
  await expect(setMail({ host: '169.254.169.254' })).rejects.toMatchObject({
    extra: { fields: { host: 'privateAddress' } },
  })
})

test('by push: encrypted for the browser, signed by the key it subscribed with', async () => {
  await addBrowser()
  await setOwn({ email: false })
  const id = await raise(h, camera, { severity: 'critical' })
  await told()
  expect(push.got).toMatchObject([
    {
      message: { title: 'Critical: Phones – Door', tag: id, path: `/alerts/${id}`, urgent: true },
      ...{ urgency: 'high', topic: id.replaceAll('-', '') },
    },
  ])
  expect(push.got[0]?.bytes).toBeLessThan(4_096)
})

test('a browser that has taken its word back is forgotten', async () => {
  await addBrowser()
  await setOwn({ email: false })
  push.answer(410)
  await raise(h, camera)
  await told()
  expect(await reasons()).toEqual([['push', 'failed', 'gone']])
  expect((await h.call('notices.getOwn', person, {})).browsers).toEqual([])
})

test('a browser that somebody else signs in with is theirs', async () => {
  await addBrowser()
  const other = await h.person('viewer')
  await addBrowser(other)
  expect((await h.call('notices.getOwn', person, {})).browsers).toEqual([])
  expect((await h.call('notices.getOwn', other, {})).browsers).toHaveLength(1)
})

test('ending a person’s sessions ends what their browsers are told', async () => {
  await addBrowser()
  await h.call('users.endSessions', admin, { id: person.userId })
  expect(await h.prisma.pushBrowser.count()).toBe(0)
})

test('a right that ends between the alert and the telling ends the telling', async () => {
  await setMail()
  await setOwn()
  await h.stopServices()
  await raise(h, camera)
  await h.restart({ outgoing: h.outgoing })
  await told()
  expect(mail.got).toHaveLength(1)
  // A second one waits while the right ends.
  await h.prisma.deliveryLane.create({
    data: { lane: 'email', failures: 9, reason: 'status', pausedUntil: new Date('9000-01-01') },
  })
  await raise(h, camera)
  await told()
  await h.call('users.update', admin, { id: person.userId, role: 'aggregate' })
  await h.prisma.deliveryLane.deleteMany()
  await told()
  expect(mail.got).toHaveLength(1)
  expect((await log())[0]).toMatchObject({ state: 'skipped', reason: 'no_right' })
})

test.each(['none', 'aggregate'] as const)('who has the level %s is told nothing', async (role) => {
  await setMail()
  await setOwn({}, await h.person(role, `${role}@example.org`))
  await raise(h, camera)
  await told()
  expect(await log()).toEqual([])
})

test('quiet hours: nothing but what is critical', async () => {
  await setMail()
  await setOwn({ quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '15:00', to: '16:00' }] })
  await raise(h, camera)
  await told()
  expect(await reasons()).toEqual([['email', 'skipped', 'quiet']])
  await raise(h, camera, { severity: 'critical' })
  await told()
  expect(mail.got).toHaveLength(1)
})

test('one that somebody has handled meanwhile is not told any more', async () => {
  await setMail()
  await setOwn()
  await h.stopServices()
  const id = await raise(h, camera)
  await h.prisma.alert.update({ where: { id }, data: { state: 'acknowledged' } })
  await h.restart({ outgoing: h.outgoing })
  await told()
  expect(await reasons()).toEqual([['email', 'skipped', 'handled']])
})

test('firings that join an incident are told once to people, and each to programs', async () => {
  await setMail()
  await setOwn()
  const rule = await h.call('rules.create', admin, {
    ...{ name: 'Phones', cameraId: camera.id, forMs: 0 },
    condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 } },
  })
  const receiver = await startReceiver()
  await h.call('notices.createWebhook', admin, { name: 'Gate', url: receiver.url })
  await raise(h, camera, { ruleId: rule.id })
  await raise(h, camera, { ruleId: rule.id })
  await told()
  receiver.close()
  expect(mail.got).toHaveLength(1)
  const incidents = receiver.got.map(({ body }) => JSON.parse(body).data.alert.incident_id)
  expect([incidents.length, new Set(incidents).size]).toEqual([2, 1])
})
