import { expect, test } from 'vitest'
import type { Grant, Principal, Role } from '../contract/user'
import { ACTIONS, type Action } from './actions'
import { can, levelOn, visibleCameras } from './can'

const who = (role: Role, grants: Grant[] = [], more: Partial<Principal> = {}): Principal => ({
  userId: 'u',
  name: 'U',
  role,
  grants,
  cap: 'admin',
  sessionId: 's',
  ...more,
})
const onCamera = (cameraId: string, level: Grant['level']): Grant => ({ level, scope: { cameraId } })
const onPlace = (place: string, level: Grant['level']): Grant => ({ level, scope: { place } })
const hall = { cameraId: 'hall-1', place: 'Hall' }
const yard = { cameraId: 'yard-1', place: 'Yard' }

test.each<[string, Principal, typeof hall, Role]>([
  ['the role holds everywhere', who('operator'), hall, 'operator'],
  ['a grant on the camera raises', who('viewer', [onCamera('hall-1', 'admin')]), hall, 'admin'],
  ['and only there', who('viewer', [onCamera('hall-1', 'admin')]), yard, 'viewer'],
  ['a grant on the place holds for its cameras', who('none', [onPlace('Hall', 'viewer')]), hall, 'viewer'],
  ['places are compared whole', who('none', [onPlace('Hal', 'viewer')]), hall, 'none'],
  [
    'the best of several counts',
    who('none', [onPlace('Hall', 'aggregate'), onCamera('hall-1', 'operator')]),
    hall,
    'operator',
  ],
  ['a grant never lowers a role', who('operator', [onCamera('hall-1', 'aggregate')]), hall, 'operator'],
  ['a token does no more than it is limited to', who('admin', [], { cap: 'viewer' }), hall, 'viewer'],
  ['and never more than its owner', who('viewer', [], { cap: 'admin' }), hall, 'viewer'],
])('%s', (_name, principal, camera, level) => {
  expect(levelOn(principal, camera)).toBe(level)
})

test('counts without pictures: who may read, may not watch', () => {
  const teacher = who('none', [onPlace('Hall', 'aggregate')])
  expect(can(teacher, 'camera.read', hall)).toBe(true)
  expect(can(teacher, 'camera.watch', hall)).toBe(false)
  expect(can(teacher, 'alert.read', hall)).toBe(false)
  expect(can(teacher, 'camera.read', yard)).toBe(false)
})

test('a grant on one camera is no right on the site', () => {
  const local = who('none', [onCamera('hall-1', 'admin')])
  for (const action of ['user.edit', 'audit.read', 'camera.create', 'model.edit', 'job.edit'] as const) {
    expect(can(local, action)).toBe(false)
  }
  expect(can(local, 'camera.edit', hall)).toBe(true)
})

test('visible cameras are those where can() says yes', () => {
  expect(visibleCameras(who('viewer'))).toBe('all')
  const some = who('aggregate', [
    onCamera('hall-1', 'viewer'),
    onPlace('Yard', 'operator'),
    onPlace('Gate', 'aggregate'),
  ])
  expect(visibleCameras(some)).toBe('all')
  expect(visibleCameras(some, 'camera.watch')).toEqual({ cameraIds: ['hall-1'], places: ['Yard'] })
  expect(visibleCameras({ ...some, cap: 'aggregate' }, 'camera.watch')).toEqual({ cameraIds: [], places: [] })
})

test('without a camera the question is whether there could be one', () => {
  expect(can(who('none', [onPlace('Hall', 'viewer')]), 'camera.watch')).toBe(true)
  expect(can(who('none', [onPlace('Hall', 'viewer')]), 'camera.edit')).toBe(false)
  for (const action of Object.keys(ACTIONS) as Action[]) {
    expect(can(who('admin'), action)).toBe(true)
    expect(can(who('none', [], { cap: 'none' }), action)).toBe(ACTIONS[action].level === 'none')
  }
})
