import { expect, it } from 'vitest'
import { axisMoments } from './time-axis'

const clock = (zone: string) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })

it('full hours of a day on which clocks are set back', () => {
  const [from, to] = [Date.UTC(2031, 9, 25, 22), Date.UTC(2031, 9, 26, 23)]
  const moments = axisMoments('Europe/Berlin', { from, to }, 12)
  expect(moments.map((at) => clock('Europe/Berlin').format(at))).toEqual([
    '00:00',
    '02:00',
    '04:00',
    '06:00',
    '08:00',
    '10:00',
    '12:00',
    '14:00',
    '16:00',
    '18:00',
    '20:00',
    '22:00',
    '00:00',
  ])
})

it('midnights of a week, and of a month every few days', () => {
  const from = Date.UTC(2031, 9, 19, 18, 30)
  const week = axisMoments('Asia/Kolkata', { from, to: from + 7 * 86_400_000 }, 10)
  expect(week).toHaveLength(8)
  expect(new Set(week.map((at) => clock('Asia/Kolkata').format(at)))).toEqual(new Set(['00:00']))
  expect(axisMoments('Asia/Kolkata', { from, to: from + 31 * 86_400_000 }, 12)).toHaveLength(11)
})
