import { expect, test } from 'vitest'
import { countsCsv } from './counts-csv'

test('a row a second, by the clock on the wall; empty where nobody looked', () => {
  expect(countsCsv([[3, 1, 0, 0, 0, 1, 0, 1], null], Date.UTC(2031, 0, 2, 3, 4, 59))).toBe(
    [
      'time,second,people,LookingUp,LookingDown,LyingOnDesk,LookingBack,UsingPhone,Standing,unsure',
      '2031-01-02T03:04:59.000Z,0,3,1,0,0,0,1,0,1',
      '2031-01-02T03:05:00.000Z,1,,,,,,,,',
      '',
    ].join('\r\n'),
  )
})
