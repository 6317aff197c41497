import { expect, it } from 'vitest'
import { daysOf, moved, readChosen, todayIn, weeksOf, writeChosen } from './history-query'

const read = (text: string) => readChosen(new URLSearchParams(text), '2031-04-06')

it('reads what it wrote; what is not understood counts as not given', () => {
  const chosen = { range: 'week', day: '2031-02-28', place: 'Hall 1' } as const
  expect(read(writeChosen(chosen))).toEqual(chosen)
  expect(read('day=2031-02-30&range=year')).toEqual({ range: 'day', day: '2031-04-06' })
  expect(read('camera=a&place=Hall')).toMatchObject({ cameraId: 'a' })
})

it.each([
  ['day', '2031-04-06', '2031-04-06', '2031-04-06'],
  ['week', '2031-04-06', '2031-03-31', '2031-04-06'],
  ['week', '2031-04-07', '2031-04-07', '2031-04-13'],
  ['month', '2032-02-10', '2032-02-01', '2032-02-29'],
] as const)('the %s of %s is %s to %s', (range, day, from, to) => {
  expect(daysOf({ range, day })).toEqual({ from, to })
})

it('goes on by whole ranges', () => {
  const days = (chosen: Parameters<typeof moved>[0], by: -1 | 1) => daysOf(moved(chosen, by))
  expect(days({ range: 'month', day: '2031-03-31' }, -1)).toEqual({ from: '2031-02-01', to: '2031-02-28' })
  expect(days({ range: 'week', day: '2031-04-06' }, 1)).toEqual({ from: '2031-04-07', to: '2031-04-13' })
  expect(moved({ range: 'day', day: '2031-12-31' }, 1).day).toBe('2032-01-01')
})

it('today is that of the zone', () => {
  const now = Date.UTC(2031, 3, 6, 20, 0, 0, 500)
  expect([todayIn('Asia/Shanghai', now), todayIn('America/New_York', now)]).toEqual(['2031-04-07', '2031-04-06'])
})

it('hours of the week are those of four weeks on the page of a day', () => {
  expect(weeksOf({ range: 'day', day: '2031-04-06' })).toEqual({ from: '2031-03-10', to: '2031-04-06' })
  expect(weeksOf({ range: 'week', day: '2031-04-06' })).toEqual({ from: '2031-03-31', to: '2031-04-06' })
})
