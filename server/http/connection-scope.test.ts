import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { endConnectionOf, workFor } from './connection-scope'

const socketError = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall })

test.each([
  ['a reset while writing', socketError('ECONNRESET', 'write'), true],
  ['a broken pipe', socketError('EPIPE', 'write'), true],
  ['a reset that no socket told of', socketError('ECONNRESET'), false],
  ['a port that is taken', socketError('EADDRINUSE', 'listen'), false],
  ['a mistake', new TypeError('x is not a function'), false],
  ['no error at all', 'text', false],
])('outside of any connection: %s', (_name, error, harmless) => {
  expect(endConnectionOf(error)).toBe(harmless)
})

test('within one, whatever it is ends that one', async () => {
  const [mine, other] = [new PassThrough(), new PassThrough()]
  await workFor(mine, async () => {
    await new Promise(setImmediate)
    expect(endConnectionOf(new TypeError('a mistake'))).toBe(true)
  })
  expect([mine.destroyed, other.destroyed]).toEqual([true, false])
})
