import { expect, it } from 'vitest'
import { uuid7 } from '../uuid7'
import { decodeCursor, encodeCursor } from './cursor'

it('reads what it wrote', () => {
  const cursor = { raisedAt: 1_739_948_450_123, id: uuid7(1) }
  expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)
})

it.each(['', 'x', '!!', Buffer.from('1.nobody').toString('base64url'), Buffer.from('-1.').toString('base64url')])(
  'refuses %j',
  (text) => {
    expect(() => decodeCursor(text)).toThrow(expect.objectContaining({ code: 'bad_request' }))
  },
)
