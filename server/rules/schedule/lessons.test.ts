import { expect, test } from 'vitest'
import type { Timetable } from '../../contract/schedule'
import { lessonsBetween } from './lessons'

const timeZone = 'Europe/Berlin'
const days = [1, 2, 3, 4, 5] as Timetable['periods'][number]['days']
const table = (periods: Timetable['periods']): Timetable => ({ timeZone, periods, exceptions: [], quiet: [] })
const at = (text: string) => Date.parse(`${text}:00+02:00`)
const told = (lessons: ReturnType<typeof lessonsBetween>) =>
  lessons.map(({ name, from, to }) => [
    name,
    new Date(from + 7_200_000).toISOString().slice(11, 16),
    (to - from) / 60_000,
  ])

test('lessons in their order, cut to the period; what has no name is none', () => {
  const week = table([
    { name: 'Art', days, from: '10:00', to: '10:45' },
    { name: 'Maths', days, from: '08:00', to: '08:45' },
    { name: '', days, from: '11:00', to: '12:00' },
  ])
  // A Wednesday.
  expect(told(lessonsBetween(week, at('2031-06-04T08:15'), at('2031-06-04T13:00')))).toEqual([
    ['Maths', '08:15', 30],
    ['Art', '10:00', 45],
  ])
  expect(lessonsBetween(week, at('2031-06-07T00:00'), at('2031-06-09T00:00'))).toEqual([])
  expect(lessonsBetween(week, at('2031-06-01T00:00'), at('2031-07-01T00:00'))).toHaveLength(42)
})

test('of several that run, the one that began last; the other goes on behind it (S2)', () => {
  const week = table([
    { name: 'Project', days, from: '08:00', to: '12:00' },
    { name: 'Maths', days, from: '09:00', to: '10:00' },
  ])
  expect(told(lessonsBetween(week, at('2031-06-04T00:00'), at('2031-06-05T00:00')))).toEqual([
    ['Project', '08:00', 60],
    ['Maths', '09:00', 60],
    ['Project', '10:00', 120],
  ])
})

test('the same lesson twice in a row is two', () => {
  const week = table([
    { name: 'Maths', days, from: '08:00', to: '08:45' },
    { name: 'Maths', days, from: '08:45', to: '09:30' },
  ])
  expect(lessonsBetween(week, at('2031-06-04T00:00'), at('2031-06-05T00:00'))).toHaveLength(2)
})

test('a night over a change of clocks lasts as long as it lasts', () => {
  const week = table([{ name: 'Night', days: [6], from: '22:00', to: '06:00' }])
  const [night] = lessonsBetween(week, at('2031-10-25T12:00'), at('2031-10-27T00:00'))
  expect((night!.to - night!.from) / 3_600_000).toBe(9)
})
