import { expect, test } from 'vitest'
import type { FilmRule } from '@/server/contract/film'
import type { RuleView } from '@/server/contract/rule'
import { chosenKeys, ruleChoices } from './rule-choices'

const rule = (name: string, forMs = 0): FilmRule => ({
  ...{ name, forMs, cooldownMs: 60_000, severity: 'info' },
  condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 2 } },
})
const ofCamera = (own: FilmRule): RuleView => ({
  ...own,
  ...{
    id: own.name,
    cameraId: 'c',
    cameraName: 'Room 1',
    zoneName: null,
    scheduleId: null,
    scheduleName: null,
    enabled: true,
    createdAt: 0,
  },
})

test('a rule that the film has already is not offered twice; one that was changed since then is', () => {
  const own = [rule('Phones'), rule('Old')]
  const choices = ruleChoices(own, [ofCamera(rule('Phones')), ofCamera(rule('Old', 5_000)), ofCamera(rule('New'))])
  expect(choices.map(({ rule: { name, forMs }, cameraName }) => [name, forMs, cameraName])).toEqual([
    ['Phones', 0, 'Room 1'],
    ['Old', 0, null],
    ['Old', 5_000, 'Room 1'],
    ['New', 0, 'Room 1'],
  ])
  expect(choices.filter(({ key }) => chosenKeys(own).includes(key))).toHaveLength(2)
})

test('the order in which parameters are stored makes no other rule', () => {
  const stored: FilmRule = {
    ...rule('Phones'),
    condition: { kind: 'behaviour_count', params: { minCount: 2, behaviour: 'p' } },
  }
  expect(ruleChoices([stored], [ofCamera(rule('Phones'))])).toHaveLength(1)
})

test('one that asks about an area of its camera is not offered', () => {
  const inArea = { ...rule('X'), condition: { kind: 'zone_left', params: { zoneId: 'a', label: null } } } as const
  expect(ruleChoices([], [ofCamera(inArea)])).toEqual([])
})

test('one of a kind that is not known is not offered', () => {
  const unknown = { ...ofCamera(rule('X')), condition: { kind: 'unknown' as const, name: 'later' } }
  expect(ruleChoices([], [unknown])).toEqual([])
})
