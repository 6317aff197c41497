import { expect, test } from 'vitest'
import { type Runtime, setRuntime } from '@/server/runtime'
import { GET } from './route'

test('no browser keeps the picture of an alert', async () => {
  const services = {
    account: { fromToken: async () => ({ userId: 'ann', name: 'Ann', role: 'viewer' }) },
    alerts: { snapshot: async () => Buffer.from('jpeg') },
  }
  setRuntime({ services, trustProxy: false, publicUrl: null } as unknown as Runtime)
  const request = new Request('http://127.0.0.1/', { headers: { authorization: 'Bearer token' } })
  const response = await GET(request, { params: Promise.resolve({ id: '1' }) })
  expect(await response.text()).toBe('jpeg')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
})
