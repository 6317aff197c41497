import { expect, test } from 'vitest'
import type { Grant, Principal, Role } from '@/server/contract/user'
import { adminPagesOf } from './admin-pages'

const who = (role: Role, ...grants: Grant[]): Principal => ({
  userId: 'u',
  name: 'U',
  role,
  grants,
  cap: 'admin',
  sessionId: 's',
})

test.each<[string, Principal, string[]]>([
  [
    'all to an administrator',
    who('admin'),
    ['cameras', 'models', 'rules', 'schedules', 'users', 'storage', 'notices', 'assistant', 'jobs', 'audit'],
  ],
  ['none to an operator', who('operator'), []],
  [
    'cameras, rules and schedules to who administers a place',
    who('viewer', { level: 'admin', scope: { place: 'Hall' } }),
    ['cameras', 'rules', 'schedules'],
  ],
  ['or one camera', who('none', { level: 'admin', scope: { cameraId: 'c' } }), ['cameras', 'rules', 'schedules']],
  ['none to who operates one', who('none', { level: 'operator', scope: { cameraId: 'c' } }), []],
])('the admin pages are open: %s', (_name, principal, pages) => {
  expect(adminPagesOf(principal)).toEqual(pages)
})
