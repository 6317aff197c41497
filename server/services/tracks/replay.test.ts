/** What is tried on the files is what the live rule book did: the same rules, the same hours, at the same moments. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Timetable } from '../../contract/schedule'
import { type BookRule, createRuleBook } from '../../rules/book'
import { maxGapFor } from '../../rules/hold'
import { type RuleCondition, ruleCondition, ruleKindNamed } from '../../rules/kinds'
import { packBlock } from './block-form'
import { appendBlock, trackFolder } from './folder'
import type { Found } from './replay'
import { replayFiles } from './replay-files'
import { type Happening, INTERVAL_MS, madeHours, ZONES } from './testing/made-hours'
import { createTrack, type EndedBlock } from './track'

/** Over a midnight of UTC: two files. */
const START = Date.parse('2026-03-02T23:30:00Z')
const HOURS = 1
const EDGES = [START, START + 1_800_000, START + HOURS * 3_600_000]
/** A second between two looks, and one of the book. */
const SAME_MS = 2_000

const NIGHT: Timetable = {
  timeZone: 'Europe/Berlin',
  periods: [{ name: '', days: [1, 2, 3, 4, 5, 6, 7], from: '00:40', to: '01:20' }],
  exceptions: [],
  quiet: [],
}
const asked = (kind: string, params: object, times: Partial<Tried> = {}): Tried => ({
  condition: ruleCondition.parse({ kind, params }),
  ...{ forMs: 0, cooldownMs: 30_000, schedule: null },
  ...times,
})
type Tried = { condition: RuleCondition; forMs: number; cooldownMs: number; schedule: Timetable | null }
const RULES: Record<string, Tried> = {
  'three on the phone for 5 s': asked('behaviour_count', { behaviour: 'p', minCount: 3 }, { forMs: 5_000 }),
  'the same at night': asked('behaviour_count', { behaviour: 'p', minCount: 3 }, { forMs: 5_000, schedule: NIGHT }),
  'one lies for 20 s': asked('person_behaviour', { behaviour: 'c' }, { forMs: 20_000 }),
  'seven are there for 3 s': asked('occupancy', { compare: 'at_least', count: 7 }, { forMs: 3_000 }),
  'nobody at the board': asked(
    'occupancy',
    { compare: 'fewer_than', count: 1, zoneId: 'board' },
    { forMs: 100_000, cooldownMs: 0 },
  ),
  'at the board for 15 s': asked('zone_stay', { zoneId: 'board' }, { forMs: 15_000 }),
  'comes to the board': asked('zone_entered', { zoneId: 'board' }),
  'leaves the board': asked('zone_left', { zoneId: 'board' }),
  'through the door': asked('line_crossed', { lineId: 'door', direction: 'forward', minCount: 1, withinMs: 60_000 }),
  'offline for 5 s': asked('camera_offline', {}, { forMs: 5_000 }),
  'black for 10 s': asked('camera_black', {}, { forMs: 10_000 }),
  'frozen for 15 s': asked('camera_frozen', {}, { forMs: 15_000 }),
  'moved for 10 s': asked('camera_moved', {}, { forMs: 10_000 }),
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'tracks-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const live = new Map<string, number[]>()

beforeAll(async () => {
  const book = createRuleBook<BookRule>()
  book.load(
    Object.entries(RULES).map(([id, { condition, ...times }]): BookRule => {
      const kind = ruleKindNamed(condition.kind)
      if (!kind) throw new Error(condition.kind)
      return { id, version: 0, cameraId: 'c', kind, params: condition.params, lastFiredMs: null, ...times }
    }),
    new Map([['c', ZONES]]),
  )
  for (const name of Object.keys(RULES)) live.set(name, [])
  const track = createTrack()
  for (const happens of madeHours(START, HOURS)) {
    const { at, firings } = feed(happens)
    for (const { rule } of firings) live.get(rule.id)?.push(at)
    await keep(happens)
  }
  for (const block of track.take()) await store(block)

  function feed(happens: Happening) {
    if ('silent' in happens)
      return { at: happens.silent.at, firings: book.feedSilence({ cameraId: 'c', ...happens.silent }) }
    const { frame } = happens
    return { at: frame.at, firings: book.feed({ cameraId: 'c', ...frame }, maxGapFor(INTERVAL_MS)) }
  }
  async function keep(happens: Happening): Promise<void> {
    const ended = 'silent' in happens ? track.silent(happens.silent) : track.add(happens.frame, INTERVAL_MS)
    for (const block of ended) await store(block)
  }
}, 120_000)

async function store({ head, columns }: EndedBlock): Promise<void> {
  await appendBlock(dataDir, 'c', head.at, await packBlock(head, columns))
}
const tried = (rule: Tried): Found =>
  replayFiles({ folder: trackFolder(dataDir, 'c'), edges: EDGES, rule: { ...rule, zones: ZONES } })

describe('a rule tried on what was kept fires as it did live', () => {
  it.each(Object.entries(RULES))(
    '%s',
    (name, rule) => {
      const found = tried(rule)
      const times = live.get(name) ?? []
      expect(times.length).toBeGreaterThanOrEqual(3)
      expect(found.firings).toHaveLength(times.length)
      found.firings.forEach(({ at }, i) => {
        expect(Math.abs(at - (times[i] ?? 0))).toBeLessThanOrEqual(SAME_MS)
      })
      expect(found.total).toBe(times.length)
      expect(found.counts).toEqual([
        times.filter((at) => at < (EDGES[1] ?? 0)).length,
        times.filter((at) => at >= (EDGES[1] ?? 0)).length,
      ])
      expect(found.gaps).toEqual([])
    },
    30_000,
  )
})
