import { expect, test } from 'vitest'
import type { CameraSight } from '@/server/contract/rule'
import { type Blindness, whyBlind } from './why-blind'

const ASKED = { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 } } as const
const READY: CameraSight = { cameraId: 'c', enabled: true, model: 'ready', behaviours: ['u', 'p'], labels: [] }

test.each<[string, Partial<CameraSight>, Blindness | null]>([
  ['sees it', {}, null],
  ['tells other behaviours only', { behaviours: ['u', 's'] }, 'unseen'],
  ['has no model', { model: 'none', behaviours: [] }, 'noModel'],
  ['has a model that cannot be used', { model: 'unusable', behaviours: [] }, 'unusable'],
  ['has a model that nobody could look into yet', { model: 'unknown', behaviours: [] }, null],
  ['is off', { enabled: false }, 'disabled'],
  ['is off and has no model', { enabled: false, model: 'none', behaviours: [] }, 'noModel'],
])('a camera that %s', (_, change, why) => {
  expect(whyBlind({ ...READY, ...change }, ASKED)).toBe(why)
})

test('nothing is said of a camera that is not known', () => {
  expect(whyBlind(undefined, ASKED)).toBeNull()
})

test('nothing is said of a rule of an unknown kind', () => {
  expect(whyBlind({ ...READY, model: 'none' }, { kind: 'unknown', name: 'line_crossed' })).toBeNull()
})
