import { expect, test } from 'vitest'
import type { OwnNotices } from '../../contract/notices'
import type { Principal } from '../../contract/user'
import { isQuiet, MAX_ATTEMPTS, restAfter, retryAfter, type Told, whyNot } from './plan'

const HOUR = 3_600_000
const alert: Told = { severity: 'warning', state: 'raised', cameraId: 'c1', place: 'Hall', ruleId: 'r1' }
const who: Principal = { userId: 'u', name: 'U', role: 'viewer', grants: [], cap: 'admin' }
const own: OwnNotices = {
  email: true,
  filter: { severity: 'warning', cameraIds: null, ruleIds: null },
  quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' }],
  timeZone: 'Europe/Berlin',
  urgentAnyway: true,
  locale: 'en',
}
const NOON = Date.UTC(2031, 0, 15, 11)
const NIGHT = Date.UTC(2031, 0, 15, 22)
const asked = { who, own, alert, step: 0, at: NOON }

test('a person is told of what they want to hear', () => expect(whyNot(asked)).toBeNull())

test.each([
  ['removed', { who: null }],
  ['no_right', { who: { ...who, role: 'aggregate' as const } }],
  [
    'no_right',
    { who: { ...who, role: 'none' as const, grants: [{ level: 'viewer' as const, scope: { place: 'Yard' } }] } },
  ],
  ['handled', { alert: { ...alert, state: 'acknowledged' as const } }],
  ['filtered', { alert: { ...alert, severity: 'info' as const } }],
  ['filtered', { own: { ...own, filter: { ...own.filter, cameraIds: ['c2'] } } }],
  ['filtered', { own: { ...own, filter: { ...own.filter, ruleIds: [] } } }],
  ['filtered', { own: null }],
  ['quiet', { at: NIGHT }],
])('%s', (reason, change) => expect(whyNot({ ...asked, ...change })).toBe(reason))

test.each([
  ['critical alerts', { alert: { ...alert, severity: 'critical' as const } }],
  ['what nobody handles', { step: 1 }],
])('in quiet hours %s come through, unless that is switched off', (_name, change) => {
  expect(whyNot({ ...asked, at: NIGHT, ...change })).toBeNull()
  expect(whyNot({ ...asked, at: NIGHT, ...change, own: { ...own, urgentAnyway: false } })).toBe('quiet')
})

test('whom an administrator names is told whatever they have set, but for their rights', () => {
  expect(whyNot({ ...asked, step: 1, own: null })).toBeNull()
  expect(whyNot({ ...asked, step: 1, own: { ...own, filter: { ...own.filter, cameraIds: [] } } })).toBeNull()
  expect(whyNot({ ...asked, step: 1, who: { ...who, role: 'none' } })).toBe('no_right')
})

test('quiet hours go by the clock of their zone, over midnight and over a change of clocks', () => {
  const quiet = (at: number, timeZone = own.timeZone) => isQuiet({ ...own, timeZone }, at)
  expect([20, 21, 28, 29].map((hour) => quiet(Date.UTC(2031, 0, 15, hour)))).toEqual([false, true, true, false])
  // Clocks in Berlin are set forward in the night to 2031-03-30: that night lasts 7 hours.
  const night = Array.from({ length: 12 }, (_, i) => quiet(Date.UTC(2031, 2, 29, 20) + i * HOUR))
  expect(night.filter(Boolean)).toHaveLength(7)
  expect(quiet(Date.UTC(2031, 0, 15, 14), 'Asia/Shanghai')).toBe(true)
})

test('tries come ever later, and end', () => {
  const waits = Array.from({ length: MAX_ATTEMPTS }, (_, i) => retryAfter(i + 1, 0))
  expect(waits.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000])
  expect(waits.at(-2)).toBe(HOUR)
  expect(waits.at(-1)).toBeNull()
})

test('what fails five times in a row rests, ever longer, an hour at most', () => {
  expect([1, 4, 5, 6, 30].map((failures) => restAfter(failures, 0))).toEqual([0, 0, 60_000, 120_000, HOUR])
})
