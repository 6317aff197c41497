import { expect, test } from 'vitest'
import { address } from './announce'

test.each([
  [{ publicUrl: null, host: '0.0.0.0', port: 3000 }, 'http://localhost:3000'],
  [{ publicUrl: null, host: '::', port: 3000 }, 'http://localhost:3000'],
  [{ publicUrl: null, host: '::1', port: 80 }, 'http://[::1]:80'],
  [{ publicUrl: null, host: '10.0.0.7', port: 4000 }, 'http://10.0.0.7:4000'],
  [{ publicUrl: 'https://cameras.example.org', host: '127.0.0.1', port: 4000 }, 'https://cameras.example.org'],
])('%o', (env, expected) => {
  expect(address(env)).toBe(expected)
})
