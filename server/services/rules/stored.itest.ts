/** Rules and alerts that this program did not store itself: of the version before rules had kinds, and of kinds it does not know. */
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../contract/user'
import { openStore } from '../../store/open'
import { snapshotName, snapshotPath } from '../alerts/snapshot-file'
import { type Harness, openHarness, START } from '../testing/harness'
import { putAlert } from '../testing/put-alert'

const id = (n: number) => `01a20000-0000-7000-8000-00000000000${n}`
const CAMERA = id(1)
const RULE = id(2)
const [ALERT, WAITING] = [id(3), id(4)]
const PHONES = { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 2 } }

/** As the version before wrote it. */
const FILL = [
  `INSERT INTO cameras (id, name, place, source, labels, interval_ms, picture_fps, confidence, iou, enabled)
   VALUES ('${CAMERA}', 'Room 1', 'Upstairs', '{"kind":"webcam"}', '{}', 500, 15, 0.4, 0.5, true)`,
  `INSERT INTO rules (id, camera_id, name, kind, behaviour, min_count, for_ms, cooldown_ms, severity, enabled)
   VALUES ('${RULE}', '${CAMERA}', 'Phones', 'behaviour_count', 'p', 2, 1000, 60000, 'critical', true)`,
  `INSERT INTO alerts (id, camera_id, camera_name, camera_place, rule_id, rule_name, kind, severity, state, raised_at,
     frame_index, behaviour, count, min_count, for_ms, snapshot, evidence)
   VALUES ('${ALERT}', '${CAMERA}', 'Room 1', 'Upstairs', '${RULE}', 'Phones', 'behaviour_count', 'critical', 'acknowledged',
     to_timestamp(${START / 1000}), 7, 'p', 3, 2, 1000, '${snapshotName(ALERT, START)}',
     '{"frameIndex":7,"timeMs":${START},"width":64,"height":64,"objects":[]}')`,
  `INSERT INTO alert_steps (id, alert_id, state, at, by_name, note)
   VALUES ('${id(5)}', '${ALERT}', 'raised', to_timestamp(${START / 1000}), NULL, NULL),
     ('${id(6)}', '${ALERT}', 'acknowledged', to_timestamp(${START / 1000 + 1}), 'Vera', 'on my way')`,
]
const KEPT = {
  id: WAITING,
  at: START + 60_000,
  frameIndex: 9,
  count: 4,
  rule: {
    id: RULE,
    name: 'Phones',
    severity: 'critical',
    behaviour: 'p',
    minCount: 2,
    forMs: 1000,
    cameraId: CAMERA,
    cameraName: 'Room 1',
    cameraPlace: 'Upstairs',
  },
  evidence: { frameIndex: 9, timeMs: START + 60_000, width: 64, height: 64, objects: [] },
}

let h: Harness
let admin: Principal

async function fill(dataDir: string): Promise<void> {
  const migrations = path.join(dataDir, '../migrations')
  for (const name of readdirSync('prisma/migrations').filter((name) => name < '20261129205838_rule_kinds'))
    cpSync(path.join('prisma/migrations', name), path.join(migrations, name), { recursive: true })
  const before = await openStore({
    databaseUrl: null,
    dataDir,
    log: pino({ level: 'silent' }),
    migrationsDir: migrations,
  })
  for (const sql of FILL) await before.prisma.$executeRawUnsafe(sql)
  await before.close()
  const waiting = path.join(dataDir, 'alerts-waiting')
  mkdirSync(waiting)
  writeFileSync(path.join(waiting, `${WAITING}.json`), JSON.stringify(KEPT))
  writeFileSync(path.join(waiting, `${WAITING}.jpg`), 'picture 9')
  const picture = snapshotPath(dataDir, snapshotName(ALERT, START))
  mkdirSync(path.dirname(picture), { recursive: true })
  writeFileSync(picture, 'picture 7')
  rmSync(migrations, { recursive: true })
}

beforeAll(async () => {
  h = await openHarness(fill)
  admin = await h.person('admin')
})
afterAll(() => h?.close())

it('has the rules and alerts of the version before, also those that waited on disk', async () => {
  expect(await h.call('rules.list', admin, {})).toMatchObject([
    { id: RULE, name: 'Phones', cameraId: CAMERA, condition: PHONES, forMs: 1000, cooldownMs: 60_000, enabled: true },
  ])
  const { items, open } = await h.call('alerts.list', admin, { behaviour: 'p' })
  // The one that waited on disk joined what somebody had acknowledged.
  expect(open).toBe(0)
  const common = { ruleName: 'Phones', cameraId: CAMERA, behaviour: 'p', severity: 'critical', forMs: 1000 }
  expect(items).toMatchObject([
    { ...common, id: WAITING, cause: { ...PHONES, facts: { count: 4 } }, heldMs: null, state: 'acknowledged' },
    { ...common, id: ALERT, cause: { ...PHONES, facts: { count: 3 } }, heldMs: null, state: 'acknowledged' },
  ])
  expect((await h.call('alerts.get', admin, { id: ALERT })).steps).toMatchObject([
    { state: 'raised', at: START, by: null },
    { state: 'acknowledged', at: START + 1000, by: 'Vera', note: 'on my way' },
  ])
  const clean = { overlay: false, locale: 'en' } as const
  expect(String(await h.snapshot(admin, ALERT, clean))).toBe('picture 7')
  expect(String(await h.snapshot(admin, WAITING, clean))).toBe('picture 9')
  expect(readdirSync(path.join(h.paths.dataDir, 'alerts-waiting'))).toEqual([])
})

it.each([
  ['line_crossed', { line: 'door' }],
  ['behaviour_count', { behaviour: 'x', minCount: 2 }],
])('shows what it does not know of %s, skips it, and can take it away', async (kind, params) => {
  const plain = { cameraId: CAMERA, severity: 'info', forMs: 0 } as const
  const rule = await h.prisma.rule.create({
    data: { ...plain, name: 'Door', kind, params, cooldownMs: 0, enabled: true },
  })
  const at = new Date(START - 1000)
  const names = { cameraName: 'Room 1', cameraPlace: 'Upstairs', ruleId: rule.id, ruleName: 'Door' }
  const fired = { kind, params, facts: { way: 'in' }, frameIndex: 1, raisedAt: at, snapshot: 'x.jpg' }
  const alert = await putAlert(h.prisma, { ...plain, ...names, ...fired })
  await h.restart()
  const unknown = { kind: 'unknown', name: kind }
  expect((await h.call('rules.list', admin, {})).at(-1)).toMatchObject({ name: 'Door', condition: unknown })
  expect(h.lines.filter((line) => line.includes('a rule of an unknown kind is skipped'))).not.toEqual([])
  expect((await h.call('alerts.list', admin, {})).items.at(-1)).toMatchObject({
    ruleName: 'Door',
    cause: unknown,
    raisedAt: at.getTime(),
    behaviour: null,
    hasSnapshot: true,
  })
  expect(await h.call('alerts.get', admin, { id: alert.id })).toMatchObject({ cause: unknown })
  await h.call('alerts.step', admin, { id: alert.id, state: 'resolved' })
  await h.call('rules.remove', admin, { id: rule.id })
  expect(await h.call('rules.list', admin, {})).toHaveLength(1)
  await h.prisma.alert.delete({ where: { id: alert.id } })
})
