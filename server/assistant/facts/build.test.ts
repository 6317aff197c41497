import { describe, expect, test } from 'vitest'
import { LOCALES } from '../../contract/locale'
import { judge } from '../gate/judge'
import { createSentences } from '../gate/sentences'
import { INJECTIONS } from '../testing/injections'
import { after, alert, camera, FROM, shift, ZONE } from '../testing/material'
import { buildFacts, MAX_FACTS } from './build'
import type { Material } from './material'
import { tellingOf } from './moment'

const injected = (name: string): Material => {
  const steps = [{ state: 'acknowledged' as const, at: after(40), by: name }]
  const cause = alert({ cameraName: name, cameraPlace: name, ruleName: name, state: 'acknowledged', steps })
  const totals = { ...shift().alerts!.totals, byRule: [{ rule: name, camera: name, cameraId: 'cam-1', count: 2 }] }
  const cameras = [camera({ name, place: name }), camera({ id: 'cam-2', name, modelId: null })]
  return shift({ cameras, alerts: { totals, told: [cause] } })
}

describe.each(LOCALES)('every sentence of the digest in %s', (locale) => {
  const cases: [string, Material][] = [
    ['of a shift', shift()],
    ['of several days', shift({ until: after(5 * 24 * 60) })],
    ['short', shift({ length: 'short' })],
    ['without alerts', shift({ alerts: null })],
    [
      'of the night in which clocks go back',
      shift({
        ...{ zone: 'Europe/Berlin', from: Date.UTC(2031, 9, 25, 22), until: Date.UTC(2031, 9, 26, 23), alerts: null },
        // From the first 02:30 to the second.
        cameras: [camera({ gaps: [{ from: Date.UTC(2031, 9, 26, 0, 30), to: Date.UTC(2031, 9, 26, 1, 30) }] })],
      }),
    ],
    ['with a model that is not sure', shift({ cameras: [camera({ counts: { ...camera().counts!, unsure: 0.4 } })] })],
    [
      'with a camera that gave no pictures',
      shift({
        alerts: {
          totals: shift().alerts!.totals,
          told: [alert({ cause: { kind: 'camera_offline', params: {}, facts: {} } as never, behaviour: null })],
        },
      }),
    ],
    ['with one of everything', shift({ cameras: [camera({ counts: { ...camera().counts!, measuredMinutes: 1 } })] })],
    ...INJECTIONS.map(
      (name) => [`with the name ${JSON.stringify(name).slice(0, 40)}`, injected(name)] as [string, Material],
    ),
  ]
  test.each(cases)('%s passes the gate, and stays one sentence', (_, material) => {
    const { facts } = buildFacts(material)
    const evidence = {
      facts: new Map(facts.map((fact) => [fact.id, fact])),
      telling: tellingOf(material.from, material.until, material.zone),
      locale,
    }
    for (const { sentence, id } of facts) {
      expect([sentence[locale], judge(sentence[locale], evidence)]).toEqual([
        sentence[locale],
        { verdict: 'verified', cites: [id] },
      ])
    }
    const text = facts.map(({ sentence }) => sentence[locale]).join(locale === 'en' ? ' ' : '')
    const splitter = createSentences()
    const found = [...text].flatMap((char) => splitter.push(char))
    expect([...found, ...splitter.end()].map((sentence) => sentence.text)).toEqual(
      facts.map((fact) => fact.sentence[locale]),
    )
    // What came through a name is text without marks that nobody sees, and never markup of ours.
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
  })
})

test('there are fifty injections', () => expect(INJECTIONS.length).toBeGreaterThanOrEqual(50))

test('what has to be told is required: totals, what is open, critical alerts, gaps, cameras that see nothing', () => {
  const { facts } = buildFacts(
    shift({ cameras: [...shift().cameras, camera({ id: 'x', modelId: null, counts: null })] }),
  )
  const required = facts
    .filter((fact) => fact.required)
    .map(({ kind, names }) => [kind, names.rule ?? names.camera ?? ''])
  expect(required).toEqual([
    ['period', ''],
    ['alerts', ''],
    ['alerts', ''],
    ['alert', 'Crowd'],
    ['people', '三年二班'],
    ['gap', 'Gate'],
    ['blind', '三年二班'],
  ])
})

test('an alert of a kind without words is told by its rule', () => {
  const odd = alert({ cause: { kind: 'unknown', name: 'levitation' }, behaviour: null })
  const { facts } = buildFacts(shift({ alerts: { totals: shift().alerts!.totals, told: [odd] } }))
  const { sentence, numbers } = facts.find(({ kind }) => kind === 'alert')!
  expect(numbers).toEqual({})
  expect(sentence.en).toMatch(/^At 08:30 the alert “Phones” was raised on “三年二班” \[f\d+\]\.$/)
})

test('moments are told in the zone of the report, across a change of the clock too', () => {
  const material = (zone: string, from: number) =>
    shift({ zone, from, until: from + 3_600_000, alerts: null, cameras: [] })
  const text = (zone: string, from: number) => buildFacts(material(zone, from)).facts[0]!.sentence.en
  expect(text(ZONE, FROM)).toBe('This report covers 0 cameras from 08:00 to 09:00 [f1].')
  expect(text('America/New_York', Date.UTC(2031, 2, 9, 6, 30))).toBe(
    'This report covers 0 cameras from 01:30 to 03:30 [f1].',
  )
})

test('of too many facts those that have to be told stay, in their order', () => {
  const many = Array.from({ length: 200 }, (_, i) => camera({ id: `c${i}`, name: `C${i}` }))
  const blind = camera({ id: 'blind', name: 'Blind', modelId: null })
  const { facts, leftOut } = buildFacts(shift({ cameras: [...many, blind] }))
  expect(facts).toHaveLength(MAX_FACTS)
  expect(leftOut).toBeGreaterThan(1000)
  expect(facts.at(-1)).toMatchObject({ kind: 'blind', id: `f${MAX_FACTS}` })
})
