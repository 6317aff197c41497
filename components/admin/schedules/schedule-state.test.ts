import { describe, expect, it, test } from 'vitest'
import type { Timetable } from '@/server/contract/schedule'
import { blocksOf, hoursShown, nextPeriod, stateOf } from './schedule-state'

const table = (more: Partial<Timetable>): Timetable => ({
  timeZone: 'Asia/Shanghai',
  periods: [
    { name: 'Lesson 1', days: [1], from: '08:00', to: '08:45' },
    { name: 'Lesson 2', days: [1], from: '08:45', to: '09:30' },
    { name: '', days: [1], from: '14:00', to: '16:00' },
  ],
  exceptions: [],
  quiet: [{ days: [1], from: '15:00', to: '15:30' }],
  ...more,
})
/** On Monday, 2 March 2026, in Shanghai. */
const at = (time: string) => Date.parse(`2026-03-02T${time}+08:00`)

describe('what a schedule does now', () => {
  it.each([
    ['08:10', { kind: 'period', name: 'Lesson 1', until: at('08:45') }],
    ['10:00', { kind: 'closed', name: '', until: at('14:00') }],
    ['14:30', { kind: 'open', name: '', until: at('15:00') }],
    ['15:10', { kind: 'quiet', name: '', until: at('15:30') }],
    ['16:00', { kind: 'closed', name: '', until: at('08:00') + 7 * 86_400_000 }],
  ])('at %s', (time, state) => {
    expect(stateOf(table({}), at(time))).toEqual(state)
  })

  it('says when nothing changes any more', () => {
    const always = table({
      periods: [{ name: '', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
      quiet: [],
    })
    expect(stateOf(always, at('10:00'))).toEqual({ kind: 'always', name: '', until: null })
    expect(stateOf(table({ periods: [] }), at('10:00'))).toEqual({ kind: 'never', name: '', until: null })
  })
})

test('one more period follows the last one and counts on', () => {
  const lesson = (name: string, from: string, to: string) => ({ name, days: [1 as const], from, to })
  expect(nextPeriod([])).toMatchObject({ from: '08:00', to: '08:45' })
  expect(nextPeriod([lesson('Lesson 9', '08:00', '08:45')])).toEqual(lesson('Lesson 10', '08:45', '09:30'))
  expect(nextPeriod([lesson('第 1 节', '23:00', '23:45')])).toEqual(lesson('第 2 节', '23:45', '00:30'))
  expect(nextPeriod([lesson('Night', '22:00', '06:00')])).toEqual(lesson('Night', '06:00', '14:00'))
})

test('a night is drawn on both its days, Sunday’s on Monday', () => {
  const night = { name: 'Night', days: [1 as const, 7 as const], from: '22:00', to: '06:00' }
  const blocks = blocksOf([night])
  expect(blocks.map(({ day, from, to }) => [day, from, to])).toEqual([
    [0, 1320, 1440],
    [1, 0, 360],
    [6, 1320, 1440],
    [0, 0, 360],
  ])
  expect(hoursShown(blocks)).toEqual({ first: 0, last: 24 })
  expect(hoursShown(blocksOf([{ ...night, from: '08:30', to: '09:15' }]))).toEqual({ first: 8, last: 12 })
  expect(hoursShown([])).toEqual({ first: 8, last: 18 })
})
