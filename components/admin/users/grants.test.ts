import { expect, test } from 'vitest'
import type { Grant } from '@/server/contract/user'
import { scopeKey, toGrants } from './grants'

const grants: Grant[] = [
  { level: 'viewer', scope: { cameraId: 'c1' } },
  { level: 'aggregate', scope: { place: 'Hall: north' } },
]

test('grants come back from the form as they were', () => {
  const rows = grants.map((grant, key) => ({ key, scope: scopeKey(grant), level: grant.level }))
  expect(toGrants(rows)).toEqual(grants)
})

test('a row without camera or place is left out', () => {
  expect(toGrants([{ key: 0, scope: '', level: 'admin' }])).toEqual([])
})
