/** What an earlier version stored is still there after all migrations. */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { Store } from './open'
import { makeRoot, open, remove } from './testing/rig'

const USER = '01a20000-0000-7000-8000-000000000001'
let root: string

beforeEach(async ({ onTestFinished }) => {
  root = await makeRoot()
  onTestFinished(() => remove(root))
})

/** Opens the store of the first version, fills it, and opens it again with this version. */
async function upgraded(fill: string[]): Promise<Store> {
  const initial = path.join(root, 'migrations')
  mkdirSync(initial)
  cpSync('prisma/migrations/20261121111707_initial', path.join(initial, '20261121111707_initial'), { recursive: true })
  const before = await open(path.join(root, 'data'), initial)
  for (const sql of fill) await before.prisma.$executeRawUnsafe(sql)
  await before.close()
  return open(path.join(root, 'data'))
}

it('people, their tokens and a set-up link that waits', async ({ onTestFinished }) => {
  const hash = createHash('sha256').update('token').digest('hex')
  const store = await upgraded([
    `INSERT INTO users (id, email, name, password_hash, role, session_version)
     VALUES ('${USER}', 'a@b.org', 'A', '$argon2id$', 'admin', 3)`,
    `INSERT INTO api_tokens (id, user_id, name, hash) VALUES (gen_random_uuid(), '${USER}', 'script', '${hash}')`,
    `INSERT INTO settings (key, value) VALUES ('setup_token_sha256', '${hash}')`,
  ])
  onTestFinished(() => store.close())
  expect(await store.prisma.user.findMany()).toMatchObject([{ email: 'a@b.org', passwordHash: '$argon2id$' }])
  const [token] = await store.prisma.apiToken.findMany()
  const days = (Number(token?.expiresAt) - Date.now()) / 86_400_000
  expect(token?.hash).toBe(hash)
  expect(Math.round(days)).toBe(90)
  const [setting] = await store.prisma.setting.findMany()
  expect(setting?.key).toBe('setup_tokens')
  expect(JSON.parse(setting?.value ?? '')).toEqual([{ sha256: hash, until: expect.any(Number) }])
  expect(await store.prisma.session.count()).toBe(0)
})

it('alerts with their frames, above which the ids of their camera go on', async ({ onTestFinished }) => {
  const [camera, alert] = ['01a20000-0000-7000-8000-000000000002', '01a20000-0000-7000-8000-000000000003']
  const store = await upgraded([
    `INSERT INTO cameras (id, name, place, source, labels, interval_ms, picture_fps, confidence, iou, enabled)
     VALUES ('${camera}', 'Hall', '', '{"kind":"webcam"}', '{}', 200, 10, 0.25, 0.45, true)`,
    `INSERT INTO alerts (id, camera_id, camera_name, camera_place, rule_name, kind, severity, raised_at, frame_index,
       behaviour, count, min_count, for_ms, snapshot)
     VALUES ('${alert}', '${camera}', 'Hall', '', 'Phones', 'behaviour_count', 'info', now(), 41, 'p', 2, 2, 0, '2026/01/a.jpg')`,
  ])
  onTestFinished(() => store.close())
  const whole = { id: alert, frameIndex: 41n, key: null, snapshot: '2026/01/a.jpg', server: null }
  expect(await store.prisma.alert.findMany()).toMatchObject([whole])
  expect(await store.prisma.cameraLease.findMany()).toMatchObject([{ cameraId: camera, owner: null, nextFrameId: 42n }])
})

it('alerts get their incidents: handled ones each its own with its steps, the others in groups', async ({
  onTestFinished,
}) => {
  const id = (n: number) => `01a20000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`
  const [camera, rule] = [id(90), id(91)]
  const START = Date.UTC(2026, 10, 20, 8)
  const at = (minute: number) => `to_timestamp(${START / 1000 + minute * 60})`
  const alert = (n: number, minute: number, state = 'raised', of: string | null = rule, severity = 'info') =>
    `('${id(n)}', '${camera}', 'Hall', '', ${of ? `'${of}'` : 'NULL'}, 'Phones', 'behaviour_count', '${severity}', '${state}', ${at(minute)}, ${n}, 'p', 2, 2, 0)`
  const step = (n: number, state: string, minute: number, by: string | null, note: string | null = null) =>
    `(gen_random_uuid(), '${id(n)}', '${state}', ${at(minute)}, ${by ? `'${by}'` : 'NULL'}, ${note ? `'${note}'` : 'NULL'})`
  const store = await upgraded([
    `INSERT INTO cameras (id, name, place, source, labels, interval_ms, picture_fps, confidence, iou, enabled)
     VALUES ('${camera}', 'Hall', '', '{"kind":"webcam"}', '{}', 200, 10, 0.25, 0.45, true)`,
    `INSERT INTO rules (id, camera_id, name, kind, behaviour, min_count, for_ms, cooldown_ms, severity, enabled)
     VALUES ('${rule}', '${camera}', 'Phones', 'behaviour_count', 'p', 2, 1000, 60000, 'critical', true)`,
    `INSERT INTO alerts (id, camera_id, camera_name, camera_place, rule_id, rule_name, kind, severity, state, raised_at,
       frame_index, behaviour, count, min_count, for_ms)
     VALUES ${[
       // Three that nobody handled, one of them handled in between, and one too late for them.
       ...[alert(1, 0), alert(2, 5, 'raised', rule, 'critical'), alert(3, 8, 'resolved'), alert(4, 14), alert(5, 25)],
       // Of a rule that is gone, and one that was acknowledged.
       ...[alert(6, 1, 'raised', null), alert(7, 2, 'raised', null), alert(8, 60, 'acknowledged'), alert(9, 61)],
       // On both sides of the end of four hours.
       ...[alert(10, 239), alert(11, 241)],
     ].join(', ')}`,
    `INSERT INTO alert_steps (id, alert_id, state, at, by_name, note)
     VALUES ${[
       ...[1, 2, 4, 5, 6, 7, 9, 10, 11].map((n) => step(n, 'raised', 0, null)),
       ...[step(3, 'raised', 8, null), step(3, 'acknowledged', 9, 'Ann'), step(3, 'resolved', 10, 'Bob', 'done')],
       ...[step(8, 'raised', 60, null), step(8, 'acknowledged', 63, 'Ann')],
     ].join(', ')}`,
  ])
  onTestFinished(() => store.close())
  const incidents = await store.prisma.incident.findMany({
    include: { alerts: { orderBy: { raisedAt: 'asc' } }, steps: { orderBy: { at: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  const minute = (time: Date | null) => time && (time.getTime() - START) / 60_000
  const n = (alertId: string) => Number(alertId.slice(-2))
  expect(
    incidents.map((each) => [
      n(each.id),
      each.state,
      each.alerts.map((one) => n(one.id)),
      each.count,
      n(each.latestId),
    ]),
  ).toEqual([
    [1, 'new', [1, 2, 4], 3, 4],
    [3, 'resolved', [3], 1, 3],
    [5, 'new', [5], 1, 5],
    [6, 'new', [6], 1, 6],
    [7, 'new', [7], 1, 7],
    [8, 'acknowledged', [8], 1, 8],
    [9, 'new', [9], 1, 9],
    [10, 'new', [10], 1, 10],
    [11, 'new', [11], 1, 11],
  ])
  expect(incidents[0]).toMatchObject({ severity: 'critical', ruleId: rule, behaviour: 'p', kind: 'behaviour_count' })
  expect([incidents[0]?.firstAt, incidents[0]?.lastAt].map((time) => minute(time ?? null))).toEqual([0, 14])
  const [, handled] = incidents
  expect([minute(handled?.acknowledgedAt ?? null), minute(handled?.closedAt ?? null), handled?.version]).toEqual([
    9, 10, 2,
  ])
  expect(handled?.steps.map(({ act, state, byName, note }) => [act, state, byName, note])).toEqual([
    ['acknowledge', 'acknowledged', 'Ann', null],
    ['resolve', 'resolved', 'Bob', 'done'],
  ])
  expect(await store.prisma.incidentStep.count()).toBe(3)
})
