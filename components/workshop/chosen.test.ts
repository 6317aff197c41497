import { expect, test } from 'vitest'
import { presetWorkflow } from '@/server/contract/workflow-presets'
import { enhanceInput } from '@/server/contract/workshop'
import { fitting, inputOf, isMany } from './chosen'
import type { Sent } from './use-uploads'

const sent = (name: string, n = 0): Sent => ({
  id: `01990000-0000-4000-8000-00000000000${n}`,
  name,
  bytes: 1,
  received: 1,
  expiresAt: 1,
  preview: '',
})
const camera = { place: { kind: 'camera', id: sent('').id, name: 'Hall' } } as const

const noise = presetWorkflow('noise', false)

test('a camera and several pictures are many, a single picture is not', () => {
  expect([camera, { sent: [sent('a'), sent('b')] }, { sent: [sent('a')] }].map(isMany)).toEqual([true, true, false])
})

test('what is asked for is what the server takes, however long the name of the file', () => {
  const input = inputOf({ sent: [sent(`${'x'.repeat(300)}.jpg`), sent('b', 1)] }, noise, 'Noise')
  expect(enhanceInput.parse(input).title).toMatch(/^x+ · Noise$/)
  expect(inputOf({ sent: [sent('room.one.jpg')] }, noise, 'Noise')?.title).toBe('room.one · Noise')
  expect(inputOf({ sent: [] }, noise, 'Noise')).toBeNull()
})

test('a changed preset is let go when another number of pictures is chosen, a workflow from a file stays', () => {
  const changed = { workflow: noise, many: false }
  expect([fitting(changed, false), fitting(changed, true), fitting(null, true)]).toEqual([changed, null, null])
  expect(fitting({ ...changed, name: 'mine' }, true)).toMatchObject({ name: 'mine' })
})
