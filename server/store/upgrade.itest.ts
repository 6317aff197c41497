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
