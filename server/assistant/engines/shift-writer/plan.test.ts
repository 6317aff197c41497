import { expect, test } from 'vitest'
import type { Fact } from '../../../contract/report'
import { buildFacts } from '../../facts/build'
import { after, alert, camera, shift } from '../../testing/material'
import { MAX_BEAT, planBeats } from './plan'

const kinds = (beats: readonly Fact[][]) => beats.map((beat) => beat.map(({ kind }) => kind).join(' '))
const factsOf = (change: Parameters<typeof shift>[0]) => buildFacts(shift(change)).facts

test('what belongs together is told in one go', () => {
  expect(kinds(planBeats(factsOf({})))).toEqual([
    'period',
    'alerts alerts alerts',
    'alerts alerts',
    'alert step',
    'alert step',
    'coverage people people',
    'behaviour behaviour behaviour behaviour',
    'gap',
  ])
})

test('alerts of one rule on one camera that found the same are one beat, others are not', () => {
  const totals = shift().alerts!.totals
  const same = ['a', 'b', 'c', 'd'].map((id, i) => alert({ id, raisedAt: after(i) }))
  expect(kinds(planBeats(factsOf({ cameras: [], alerts: { totals, told: same } }))).slice(3)).toEqual([
    'alert step alert step alert step',
    'alert step',
  ])
  const others = [
    alert(),
    alert({ id: 'b', ruleName: 'Other' }),
    alert({ id: 'c', ruleName: 'Other', cameraId: 'cam-2', cameraName: 'Gate' }),
  ]
  expect(kinds(planBeats(factsOf({ cameras: [], alerts: { totals, told: others } }))).slice(3)).toEqual(
    Array(3).fill('alert step'),
  )
})

test('two rules of one name on one camera are told one by one: nothing would tell them apart', () => {
  const of = (rule: string, count: number) => ({ rule, camera: 'Gate', cameraId: 'cam-2', count })
  const totals = { ...shift().alerts!.totals, byRule: [of('Crowd', 4), of('Crowd', 2), of('Phones', 1)] }
  const beats = planBeats(factsOf({ cameras: [], alerts: { totals, told: [] } })).slice(2)
  expect(beats.map((beat) => beat.map(({ names, numbers }) => [names.rule, numbers.alerts]))).toEqual([
    [['Crowd', 4]],
    [
      ['Crowd', 2],
      ['Phones', 1],
    ],
  ])
})

test('an average is told before the most, cameras without a model together', () => {
  const blind = ['x', 'y'].map((id) => camera({ id, name: id, modelId: null }))
  const beats = planBeats(factsOf({ cameras: [camera(), ...blind], alerts: null }))
  expect(beats[1]!.map(({ measure }) => measure)).toEqual([null, 'average', 'most'])
  expect(kinds(beats).at(-1)).toBe('blind blind')
})

test('no alerts are told with the period', () => {
  const totals = { ...shift().alerts!.totals, all: 0 }
  expect(kinds(planBeats(factsOf({ cameras: [], alerts: { totals, told: [] } })))).toEqual(['period no_alerts'])
})

test('each fact is told once, in beats that the model knows, from wherever it goes on', () => {
  const steps = Array.from({ length: 9 }, (_, i) => ({
    state: 'acknowledged' as const,
    at: after(40 + i),
    by: 'Li Na',
  }))
  const told = Array.from({ length: 12 }, (_, i) => alert({ id: `${i}`, steps, state: 'acknowledged' }))
  const facts = factsOf({ alerts: { totals: shift().alerts!.totals, told } })
  for (let from = 0; from < facts.length; from++) {
    const beats = planBeats(facts.slice(from))
    expect(
      beats
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(
      facts
        .slice(from)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(Math.max(...beats.map(({ length }) => length))).toBeLessThanOrEqual(MAX_BEAT)
  }
  expect(planBeats([])).toEqual([])
})
