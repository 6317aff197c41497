/**
 * Every verb, over HTTP, by everybody: what the registry declares is what happens. The verbs themselves do nothing here;
 * who may is decided by the real checks on the real database. What is expected is written down a second time below.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '../access/actions'
import { atLeast, type Grant, highest, lowest, type Principal, ROLES, type Role } from '../contract/user'
import { cookieOf, startEdge, type TestEdge } from '../edge/testing/start-edge'
import { VERBS } from '../services/registry'
import { draft, type Harness, openHarness } from '../services/testing/harness'
import { putAlert } from '../services/testing/put-alert'
import type { Verb } from '../services/verb'

/** Whose level counts, which it takes, and what it takes to learn that a camera exists. */
const EXPECTED: Record<Action, ['camera' | 'site' | 'self', Role, Role?]> = {
  'camera.read': ['camera', 'aggregate', 'aggregate'],
  'camera.watch': ['camera', 'viewer', 'aggregate'],
  'camera.tune': ['camera', 'operator', 'aggregate'],
  'camera.edit': ['camera', 'admin', 'aggregate'],
  'alert.read': ['camera', 'viewer', 'viewer'],
  'alert.handle': ['camera', 'operator', 'viewer'],
  'rule.read': ['camera', 'viewer', 'viewer'],
  'rule.edit': ['camera', 'admin', 'viewer'],
  'schedule.read': ['camera', 'viewer'],
  'schedule.edit': ['camera', 'admin'],
  'film.use': ['camera', 'operator'],
  'film.any': ['site', 'admin'],
  'camera.create': ['site', 'admin'],
  'model.read': ['site', 'none'],
  'model.edit': ['site', 'admin'],
  'user.read': ['site', 'admin'],
  'user.edit': ['site', 'admin'],
  'audit.read': ['site', 'admin'],
  'job.own': ['site', 'none'],
  'workflow.edit': ['site', 'operator'],
  'job.read': ['site', 'admin'],
  'job.edit': ['site', 'admin'],
  'backup.read': ['site', 'admin'],
  'backup.edit': ['site', 'admin'],
  'report.any': ['site', 'admin'],
  'assistant.edit': ['site', 'admin'],
  'notice.edit': ['site', 'admin'],
  'config.read': ['site', 'none'],
  'account.read': ['self', 'none'],
  'account.edit': ['self', 'none'],
}
const PARAMS = { behaviour: 'p', minCount: 1 } as const
/** Wants a browser's session. */
const BROWSER: readonly Action[] = ['user.edit', 'account.edit', 'backup.read']

type Who = { name: string; headers: Record<string, string>; role: Role; grants: Grant[]; cap: Role; browser: boolean }
type Place = { name: string; place: string; camera: string; rule: string; alert: string }

let h: Harness
let edge: TestEdge
let places: Place[]
let people: Who[]

beforeAll(async () => {
  h = await openHarness()
  const admin = await h.person('admin')
  places = await Promise.all(['Hall', 'Yard'].map((place) => makePlace(admin, place)))
  const { verbs, ...program } = h.program
  const none: Uint8Array[] = []
  const chunks = { [Symbol.asyncIterator]: () => none.values() }
  const nothing = {
    bytes: Buffer.alloc(0),
    path: import.meta.filename,
    name: 'nothing',
    type: 'x/y',
    headers: {},
    chunks,
  }
  const idle: typeof verbs = {
    ...verbs,
    perform: (verb, asked, input) =>
      verbs.perform(
        { ...verb, output: null, readOnly: true, run: async () => nothing } as unknown as Verb,
        asked,
        input,
      ),
  }
  edge = await startEdge({ program: { ...program, verbs: idle }, events: h.events })
  people = await makePeople(admin)
})
afterAll(async () => {
  await edge?.close()
  await h?.close()
})

async function makePlace(admin: Principal, place: string): Promise<Place> {
  const camera = await h.call('cameras.create', admin, draft({ name: place, place }))
  const rule = await h.call('rules.create', admin, {
    name: place,
    cameraId: camera.id,
    condition: { kind: 'behaviour_count', params: PARAMS },
    forMs: 0,
  })
  const row = { cameraId: camera.id, cameraName: place, cameraPlace: place, ruleId: rule.id, ruleName: place }
  const fired = { kind: 'behaviour_count', params: PARAMS, facts: { count: 1 }, frameIndex: 1, forMs: 0 }
  const alert = await putAlert(h.prisma, { ...row, ...fired, severity: 'info', raisedAt: new Date() })
  return { name: place, place, camera: camera.id, rule: rule.id, alert: alert.id }
}

async function makePeople(admin: Principal): Promise<Who[]> {
  const [hall] = places
  const browser = async (name: string, role: Role, grants: Grant[] = []): Promise<Who> => {
    const { userId, sessionId = '' } = await h.person(role)
    if (grants.length > 0) await h.call('users.setGrants', admin, { id: userId, grants })
    return { name, headers: { cookie: await cookieOf(sessionId) }, role, grants, cap: 'admin', browser: true }
  }
  const program = async (role: Role, cap: Role): Promise<Who> => {
    const { token } = await h.call('account.createToken', await h.person(role), { name: cap, cap })
    const headers = { authorization: `Bearer ${token}` }
    return { name: `a ${cap} token of a ${role}`, headers, role, grants: [], cap, browser: false }
  }
  const levels = ['aggregate', 'viewer', 'operator', 'admin'] as const
  return Promise.all([
    ...ROLES.map((role) => browser(role, role)),
    ...levels.map((level) =>
      browser(`${level} of a camera`, 'none', [{ level, scope: { cameraId: hall?.camera ?? '' } }]),
    ),
    ...levels.map((level) => browser(`${level} of a place`, 'none', [{ level, scope: { place: 'Hall' } }])),
    browser('viewer, operator of a place', 'viewer', [{ level: 'operator', scope: { place: 'Hall' } }]),
    ...levels.map((cap) => program('admin', cap)),
    program('viewer', 'admin'),
  ])
}

/** The level that `who` has on a camera of this place, by hand. */
function levelIn(who: Who, { camera, place }: Place): Role {
  const granted = who.grants.filter(({ scope }) =>
    'place' in scope ? scope.place === place : scope.cameraId === camera,
  )
  return lowest(who.cap, highest(who.role, ...granted.map(({ level }) => level)))
}

function expected(verb: Verb, who: Who | null, at: Place): number[] {
  if (verb.action === 'anyone') return [200, 204]
  if (!who) return [401]
  const [of, level, seen = level] = EXPECTED[verb.action]
  const best = lowest(who.cap, highest(who.role, ...who.grants.map((grant) => grant.level)))
  const may = of === 'self' || atLeast(of === 'site' ? lowest(who.cap, who.role) : best, level)
  if (!may || (BROWSER.includes(verb.action) && !who.browser)) return [403]
  if (of !== 'camera' || verb.on === 'visible') return [200, 204]
  const here = levelIn(who, at)
  if (!atLeast(here, seen)) return [404]
  return atLeast(here, level) ? [200, 204] : [403]
}

/** A request that says everything rightly, about things of this place. */
function request(verb: Verb, at: Place): { path: string; body?: string } {
  const ids: Record<string, string> = { cameras: at.camera, rules: at.rule, alerts: at.alert, incidents: at.alert }
  const area = verb.path.split('/')[2] ?? ''
  const path = verb.path.replaceAll(/\{(\w+)\}/g, (_, name) => WORDS[name] ?? ids[area] ?? at.camera)
  if (verb.body === 'bytes') return { path: `${path}${QUERIES[verb.name] ?? ''}`, body: 'x' }
  if (verb.method === 'GET' || verb.method === 'DELETE') return { path: `${path}${QUERIES[verb.name] ?? ''}` }
  return { path, body: JSON.stringify(BODIES[verb.name]?.(at) ?? {}) }
}

/** Parts of paths that are no ids. */
const WORDS: Record<string, string> = { piece: '0', which: 'after' }
const USER = { email: 'x@example.org', name: 'X', role: 'viewer', password: 'long enough a password' }
/** Of verbs that have to be asked with one. */
const QUERIES: Record<string, string> = {
  'alerts.export': '?from=2031-04-06&to=2031-04-06&format=csv',
  'counts.export': '?from=2031-04-06&to=2031-04-06&format=xlsx',
  'films.receive': '?offset=0',
  'models.upload': '?name=m.onnx',
  'workshop.receive': '?offset=0',
  'zones.export': '?from=2031-04-06&to=2031-04-06&format=csv',
}
const DAY = { from: '2031-04-06', to: '2031-04-06' }
const QUESTION = { from: 0, to: 1, zone: 'UTC' }
const OWN_NOTICES = {
  ...{ email: false, quiet: [], timeZone: 'UTC', urgentAnyway: true, locale: 'en' },
  filter: { severity: 'info', cameraIds: null, ruleIds: null },
}
const DIGEST = {
  ...{ ...QUESTION, cameraIds: [], place: null, length: 'short', until: 1, facts: [], mark: '' },
  leftOut: { alerts: 0, facts: 0 },
  totals: { cameras: 0, alerts: null, mostPeople: null, measuredMinutes: 0, possibleMinutes: 0 },
}
const BODIES: Record<string, (at: Place) => object> = {
  'assistant.ask': () => ({ question: 'How many?', zone: 'UTC' }),
  'assistant.setSettings': () => ({ engine: null }),
  'assistant.start': () => ({ question: QUESTION }),
  'assistant.test': () => ({ engine: { kind: 'openai', url: 'http://127.0.0.1:1/v1', model: 'm' } }),
  'account.changePassword': () => ({ current: 'x', next: 'long enough a password' }),
  'account.createToken': () => ({ name: 'x' }),
  'alerts.tally': () => ({ from: 0, to: 1 }),
  'alerts.step': () => ({ state: 'resolved' }),
  'backups.setSchedule': () => ({ keep: 7 }),
  'clips.pin': () => ({ pinned: true }),
  'cameras.create': () => draft({ name: 'new' }),
  'cameras.setZones': () => ({ zones: [] }),
  'cameras.keepCheck': () => ({ pictures: 1, marks: [{ conf: 0.5, right: true }] }),
  'cameras.test': () => ({ draft: draft({ name: 'new' }) }),
  'cameras.streams': () => ({ address: 'http://192.0.2.1', username: '', password: '' }),
  'counts.minutes': ({ camera }) => ({ cameraId: camera, from: 0, to: 1 }),
  'counts.tally': () => ({ from: 0, to: 1 }),
  'history.lessons': () => DAY,
  'history.series': () => DAY,
  'history.week': () => DAY,
  'history.zones': () => DAY,
  'films.create': () => ({ name: 'f', place: '', startsAt: 0, source: { kind: 'demo' }, settings: { modelId: 'm' } }),
  'films.setRules': () => ({ rules: [] }),
  'incidents.step': () => ({ act: 'acknowledge' }),
  'incidents.stepMany': ({ alert }) => ({ act: 'acknowledge', ids: [alert] }),
  'jobs.start': () => ({ kind: 'x' }),
  'notices.createWebhook': () => ({ name: 'w', url: 'https://example.org/hook' }),
  'notices.setRanges': () => ({ ranges: [] }),
  'notices.setSmtp': () => ({ smtp: null }),
  'notices.setMqtt': () => ({ mqtt: null }),
  'notices.setEscalation': () => ({ steps: [] }),
  'notices.setOwn': () => OWN_NOTICES,
  'notices.testOwn': () => ({ browserId: null }),
  'notices.addBrowser': () => ({
    endpoint: 'https://push.example.org/1',
    keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) },
  }),
  'reports.digest': () => QUESTION,
  'reports.save': () => ({
    title: 'r',
    locale: 'en',
    digest: DIGEST,
    sentences: [{ text: 'x', source: 'person', cites: [] }],
  }),
  'retention.set': () => ({
    alertDays: null,
    auditDays: null,
    filmDays: null,
    jobDays: null,
    sessionDays: null,
    pictureShare: null,
    clipInfoDays: null,
    clipWarningDays: null,
    clipCriticalDays: null,
    clipShare: null,
    trackDays: null,
  }),
  'rules.create': ({ camera }) => ({
    name: 'r',
    cameraId: camera,
    condition: { kind: 'behaviour_count', params: PARAMS },
    forMs: 0,
  }),
  'rules.try': ({ camera }) => ({
    cameraId: camera,
    condition: { kind: 'behaviour_count', params: PARAMS },
    ...{ forMs: 0, days: 7 },
  }),
  'schedules.lessons': () => ({ from: 0, to: 1 }),
  'schedules.create': () => ({ name: 's', timetable: { timeZone: 'UTC', periods: [], exceptions: [], quiet: [] } }),
  'setup.createFirstAdmin': () => ({ token: 't', ...USER, role: undefined }),
  'users.create': () => USER,
  'users.setGrants': () => ({ grants: [] }),
  'workshop.upload': () => ({ name: 'm.png', bytes: 1 }),
  'workflows.create': () => ({ name: 'w', workflow: { nodes: [{ id: 'a', type: 'LoadImage' }] } }),
}

describe.each(VERBS.map((verb) => [verb.name, verb] as const))('%s', (_name, verb) => {
  test('by nobody and everybody, here and elsewhere', async () => {
    const results: string[] = []
    const wanted: string[] = []
    for (const at of places) {
      for (const who of [null, ...people]) {
        const { path, body } = request(verb, at)
        const init = { method: verb.method, headers: { ...who?.headers }, ...(body === undefined ? {} : { body }) }
        const response = await fetch(edge.url + path, init)
        await response.arrayBuffer()
        // No browser keeps what somebody saw, neither data nor pictures.
        expect(response.headers.get('cache-control')).toBe('no-store')
        const line = `${who?.name ?? 'nobody'} in ${at.name}: `
        const good = expected(verb, who, at)
        results.push(line + (good.includes(response.status) ? good[0] : response.status))
        wanted.push(line + good[0])
      }
    }
    expect(results).toEqual(wanted)
  })
})
