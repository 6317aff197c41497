import { expect, it, test } from 'vitest'
import type { BehaviourCode, LabelMap } from '../../contract/behaviours'
import type { Keypoint } from '../../contract/frame'
import { behaviourOfPose, POSE_BEHAVIOURS } from './pose'
import { toldApart } from './told-apart'

test.each<[string, string[], LabelMap, BehaviourCode[]]>([
  ['known names need no map', ['LookingUp', 'using-phone', 'chair'], {}, ['u', 'p']],
  ['the map names more', ['person', 'cell phone'], { 'cell phone': 'p', person: 's' }, ['p', 's']],
  ['a map for labels that the model does not have gives nothing', ['person'], { hat: 'u' }, []],
  ['a map takes a known name away from its behaviour', ['up'], { up: 'd' }, ['d']],
  ['things alone are no behaviour', ['person', 'car'], {}, []],
  ['labels that the file does not name are those of the map', [], { class_3: 's', class_0: 'u' }, ['u', 's']],
  ['nothing is known at all', [], {}, []],
])('%s', (_, labels, map, told) => {
  expect(toldApart({ task: 'detect', labels }, map)).toEqual(told)
})

it('a pose says all but the phone, whatever the map says', () => {
  expect(toldApart({ task: 'pose', labels: ['person'] }, { person: 'p' })).toEqual(['u', 'd', 'c', 'b', 's'])
})

it('no pose says a behaviour that is not listed', () => {
  // Every point on a coarse grid is more poses than people take; the generator is a plain congruence.
  let seed = 1
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const said = new Set<BehaviourCode>()
  for (let pose = 0; pose < 20_000; pose++) {
    const points: Keypoint[] = Array.from({ length: 17 }, () => ({ x: next() * 9, y: next() * 9, score: next() }))
    const code = behaviourOfPose(points)
    if (code) said.add(code)
  }
  expect([...said].filter((code) => !POSE_BEHAVIOURS.includes(code))).toEqual([])
  expect(said.size).toBeGreaterThan(2)
})
