import { expect, test } from 'vitest'
import { lessonKey, newForm, type PeriodName, periodOf, placeOf, toQuestion } from './report-form'

const NOW = new Date(2031, 3, 7, 10, 30).getTime()
const at = (day: number, hour = 0) => new Date(2031, 3, day, hour).getTime()
const form = newForm(NOW, 'en')

test.each<[PeriodName, number, number]>([
  ['hour', NOW - 3_600_000, NOW],
  ['shift', NOW - 8 * 3_600_000, NOW],
  ['today', at(7), NOW],
  ['yesterday', at(6), at(7)],
  ['week', NOW - 7 * 86_400_000, NOW],
  ['custom', 5, 9],
])('%s', (period, from, to) => {
  expect(periodOf({ ...form, period, from: 5, to: 9 }, NOW)).toEqual({ from, to })
})

test.each([
  ['', null, []],
  ['place:Hall: east', 'Hall: east', []],
  ['camera:c1', null, ['c1']],
])('scope %s', (scope, place, cameraIds) => {
  expect(toQuestion({ ...form, scope }, NOW, 'UTC')).toMatchObject({ place, cameraIds, zone: 'UTC', length: 'normal' })
})

test('a lesson that was chosen, or the newest; without one there is no period', () => {
  const art = { name: 'Art', place: 'Hall', from: 500, to: 900 }
  const maths = { name: 'Maths', place: '', from: 100, to: 400 }
  const of = (lesson: string, lessons = [art, maths]) => periodOf({ ...form, period: 'lesson', lesson }, NOW, lessons)
  expect(of('')).toEqual({ from: 500, to: 900 })
  expect(of(lessonKey(maths))).toEqual({ from: 100, to: 400 })
  expect(of('gone')).toEqual({ from: 500, to: 900 })
  expect(of('', [])).toEqual({ from: Number.NaN, to: Number.NaN })
})

test('the place whose timetable counts', () => {
  const cameras = [{ id: 'c', place: 'Hall "A"' }]
  expect(['', 'place:Yard: 2', 'camera:c', 'camera:x'].map((scope) => placeOf(scope, cameras))).toEqual([
    null,
    'Yard: 2',
    'Hall "A"',
    null,
  ])
})
