import { expect, test } from 'vitest'
import { SIGN_IN_ERROR } from './sign-in-error'

test.each([
  ['invalid_credentials', undefined, { code: 'invalid_credentials' }],
  ['rate_limited', 41.2, { code: 'rate_limited', retryAfter: 42 }],
] as const)('%s survives the way through one string', (code, seconds, read) => {
  expect(SIGN_IN_ERROR.read(SIGN_IN_ERROR.write(code, seconds))).toEqual(read)
})

test.each(['CredentialsSignin', '', 'nonsense:3'])('%j is internal', (text) => {
  expect(SIGN_IN_ERROR.read(text)).toEqual({ code: 'internal' })
})
