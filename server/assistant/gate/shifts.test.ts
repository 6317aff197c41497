/** Made-up shifts with known truth: every true sentence passes, and the same sentence with one thing changed does not. */
import { expect, test } from 'vitest'
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { LOCALES, type Locale } from '../../contract/locale'
import type { Fact } from '../../contract/report'
import { buildFacts } from '../facts/build'
import type { AlertMaterial, CameraMaterial, Material } from '../facts/material'
import { tellingOf } from '../facts/moment'
import { alert, FROM, ZONE } from '../testing/material'
import { judge } from './judge'

const SHIFTS = 100
const MINUTE = 60_000

/** mulberry32: the same shifts every time. */
function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const NAMES = [
  '3号楼西门',
  'Room 12',
  'Lab “B”',
  '三年二班',
  'Gate 7 open',
  '食堂 2',
  'no alerts',
  'Hall at 08:30',
  '[f3]',
  'Yard',
]

function shiftOf(seed: number): Material {
  const next = random(seed)
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)]!
  const length = int(60, seed % 5 === 0 ? 4 * 24 * 60 : 600)
  const at = () => FROM + int(0, length - 1) * MINUTE
  const cameras = Array.from({ length: int(1, 4) }, (_, i): CameraMaterial => {
    const from = at()
    return {
      ...{ id: `c${i}`, name: `${pick(NAMES)} ${i}`, place: '', since: 0 },
      modelId: next() < 0.1 ? null : 'model-x',
      counts: {
        measuredMinutes: int(1, length),
        people: { average: next() * 30, most: int(0, 60), mostAt: at() },
        behaviours: BEHAVIOUR_ORDER.filter(() => next() < 0.5).map((code) => ({
          ...{ code, personMinutes: next() * 500, most: int(1, 40), mostAt: at() },
        })),
        unsure: next() * 0.5,
      },
      gaps: next() < 0.5 ? [{ from, to: from + int(2, 90) * MINUTE }] : [],
    }
  })
  const told = Array.from({ length: int(0, 6) }, (_, i): AlertMaterial => {
    const { id: cameraId, name: cameraName } = pick(cameras)
    const behaviour = pick(BEHAVIOUR_ORDER)
    const raisedAt = at()
    const state = pick(['raised', 'acknowledged', 'resolved', 'false_alarm'] as const)
    const causes = [
      { kind: 'behaviour_count', params: { behaviour, minCount: 1 }, facts: { count: int(1, 30) } },
      { kind: 'person_behaviour', params: { behaviour }, facts: { trackId: int(1, 900) } },
      {
        kind: 'occupancy',
        params: { compare: 'at_least', count: 1, label: null, zoneId: null },
        facts: { count: int(0, 80), zone: null },
      },
      ...[null, 'car'].flatMap((label) => [
        {
          kind: 'occupancy' as const,
          params: { compare: 'at_least' as const, count: 1, label, zoneId: 'z' },
          facts: { count: int(1, 9), zone: pick(NAMES) },
        },
        {
          kind: 'zone_stay' as const,
          params: { zoneId: 'z', label },
          facts: { trackId: int(1, 900), zone: pick(NAMES) },
        },
        {
          kind: 'zone_entered' as const,
          params: { zoneId: 'z', label },
          facts: { trackId: int(1, 900), zone: pick(NAMES) },
        },
        {
          kind: 'zone_left' as const,
          params: { zoneId: 'z', label },
          facts: { trackId: int(1, 900), zone: pick(NAMES), dwellMs: int(1, 99) * 1000 },
        },
        {
          kind: 'line_crossed' as const,
          params: { lineId: 'z', label, direction: 'either' as const, minCount: 1, withinMs: 1000 },
          facts: { count: int(1, 40), zone: pick(NAMES) },
        },
      ]),
      { kind: 'unknown', name: 'later' },
    ] as const
    return alert({
      ...{ id: `a${i}`, cameraId, cameraName, ruleName: `Rule ${pick(NAMES)}`, raisedAt, state },
      ...{ cause: pick(causes), heldMs: 0, severity: pick(['info', 'warning', 'critical'] as const) },
      steps: state === 'raised' ? [] : [{ state, at: raisedAt + int(1, 60) * MINUTE, by: `Person ${i}` }],
    })
  })
  const byState = { raised: 0, acknowledged: 0, resolved: 0, false_alarm: 0 }
  const bySeverity = { info: 0, warning: 0, critical: 0 }
  for (const one of told) {
    byState[one.state]++
    bySeverity[one.severity]++
  }
  const byRule = told.map(({ ruleName: rule, cameraName, cameraId }, i) => ({
    rule,
    camera: cameraName,
    cameraId,
    count: i + 1,
  }))
  const totals = { all: told.length, byState, bySeverity, byRule }
  return { from: FROM, until: FROM + length * MINUTE, zone: ZONE, length: 'long', cameras, alerts: { totals, told } }
}

/** The sentence with one thing changed, each a lie. Names are left alone: they stand in quotes. */
function lies(text: string, fact: Fact, facts: readonly Fact[], locale: Locale): string[] {
  const parts = text.split(/(“[^”]*”|\[f\d+\])/)
  const change = (pattern: RegExp, to: (found: string) => string) =>
    parts.map((part, i) => (i % 2 === 0 ? part.replace(pattern, to) : part)).join('')
  const found: string[] = []
  const number = /(?<![\d:.#月])\d+(?:\.\d+)?(?![\d:月日]| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/g
  for (const match of parts.flatMap((part, i) => (i % 2 === 0 ? [...part.matchAll(number)] : []))) {
    found.push(
      change(
        new RegExp(`(?<![\\d:.#月])${match[0].replace('.', '\\.')}(?![\\d:月日.]| (?:Jan|Apr|Mar|Feb|May))`),
        (n) => String(Number(n) + 1),
      ),
    )
  }
  found.push(
    change(
      /(\d\d):(\d\d)/,
      (time) => `${time.slice(0, 3)}${String((Number(time.slice(3)) + 7) % 60).padStart(2, '0')}`,
    ),
  )
  const STATES =
    locale === 'en'
      ? [/acknowledged|resolved|open|marked as a false alarm/g, ['acknowledged', 'resolved', 'open']]
      : [/已确认|已解决|标记为已解决|标记为误报|误报|未处理|确认/g, ['已确认', '已解决', '未处理']]
  const [words, states] = STATES as [RegExp, string[]]
  const own = {
    raised: /open|未处理/,
    acknowledged: /acknowledged|确认/,
    resolved: /resolved|解决/,
    false_alarm: /false|误报/,
  }
  for (const state of states) {
    if (fact.state && !own[fact.state].test(state)) found.push(change(words, () => state))
  }
  const other = facts.find(({ names }) => names.camera && names.camera !== fact.names.camera)?.names.camera
  if (fact.names.camera && other) found.push(text.replace(`“${fact.names.camera}”`, `“${other}”`))
  const elsewhere = facts.find((one) => one.kind !== fact.kind)
  if (elsewhere) found.push(text.replace(`[${fact.id}]`, `[${elsewhere.id}]`))
  found.push(text.replace(`[${fact.id}]`, ''), text.replace(`[${fact.id}]`, '[f999]'))
  return found.filter((lie) => lie !== text)
}

test.each(LOCALES)(
  '%s: a hundred shifts',
  (locale) => {
    const through: string[] = []
    const struck: string[] = []
    let tried = 0
    for (let seed = 1; seed <= SHIFTS; seed++) {
      const material = shiftOf(seed)
      const { facts } = buildFacts(material)
      const telling = tellingOf(material.from, material.until, material.zone)
      const evidence = { facts: new Map(facts.map((fact) => [fact.id, fact])), telling, locale }
      for (const fact of facts) {
        const text = fact.sentence[locale]
        if (judge(text, evidence).verdict !== 'verified') struck.push(text)
        for (const lie of lies(text, fact, facts, locale)) {
          tried++
          if (judge(lie, evidence).verdict === 'verified') through.push(`${text} -> ${lie}`)
        }
      }
    }
    expect(struck).toEqual([])
    expect(through).toEqual([])
    expect(tried).toBeGreaterThan(10_000)
  },
  60_000,
)
