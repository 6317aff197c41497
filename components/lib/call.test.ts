import { afterEach, expect, test, vi } from 'vitest'
import type { ApiError } from './api-error'
import { call } from './call'

afterEach(() => vi.unstubAllGlobals())

function answer(status: number, body: unknown = null) {
  const asked = vi.fn(async () => new Response(body === null ? null : JSON.stringify(body), { status }))
  vi.stubGlobal('fetch', asked)
  return asked
}

test('names of the path leave the input; the rest of a GET is its query, without what is not set', async () => {
  const asked = answer(200, { items: [] })
  await call('GET /api/alerts', { limit: 1, cursor: undefined })
  await call('GET /api/alerts/{id}', { id: 'a/b' })
  expect(asked.mock.calls.map(([path]: unknown[]) => path)).toEqual(['/api/alerts?limit=1', '/api/alerts/a%2Fb'])
})

test('a change has its input as its body; no answer is undefined', async () => {
  const asked = answer(204)
  expect(await call('PATCH /api/users/{id}', { id: 'x', name: 'Ada' })).toBeUndefined()
  expect(asked.mock.calls[0]).toEqual([
    '/api/users/x',
    expect.objectContaining({
      method: 'PATCH',
      body: '{"name":"Ada"}',
      headers: { 'content-type': 'application/json' },
    }),
  ])
})

test('every failure is an ApiError with a code', async () => {
  const code = () => call('DELETE /api/users/{id}', { id: 'x' }).catch((error: ApiError) => error.code)
  answer(409, { error: { code: 'last_admin', message: 'no' } })
  expect(await code()).toBe('last_admin')
  answer(502, 'a proxy speaks')
  expect(await code()).toBe('internal')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  expect(await code()).toBe('unreachable')
})

test('who gave up hears of it as it was', async () => {
  const gone = AbortSignal.abort()
  vi.stubGlobal('fetch', () => Promise.reject(gone.reason))
  await expect(call('GET /api/users', {}, gone)).rejects.toBe(gone.reason)
})
