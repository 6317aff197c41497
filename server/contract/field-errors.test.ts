import { expect, test } from 'vitest'
import { cameraDraft } from '@/server/contract/camera'
import { ruleDraft } from '@/server/contract/rule'
import { setupBody } from '@/server/contract/user'
import { type FieldText, fieldErrors } from './field-errors'

const t: FieldText = (key, values) => (values ? `${key} ${Object.values(values).join()}` : key)

const camera = { name: 'Gate', source: { kind: 'webcam' }, modelId: null }
const setup = { token: 't', email: 'a@b.org', name: 'A', password: '0123456789' }
const asking = (behaviour: string) => ({ kind: 'behaviour_count', params: { behaviour, minCount: 1 } })
const rule = { name: 'R', cameraId: 'c', condition: asking('u'), forMs: 0 }

test.each([
  [cameraDraft, { ...camera, name: ' ' }, { name: 'required' }],
  [cameraDraft, { ...camera, name: 'x'.repeat(81) }, { name: 'tooLong 80' }],
  [cameraDraft, { ...camera, intervalMs: 49 }, { intervalMs: 'tooSmall 50' }],
  [cameraDraft, { ...camera, intervalMs: 10_001 }, { intervalMs: 'tooBig 10000' }],
  [cameraDraft, { ...camera, intervalMs: 60.5 }, { intervalMs: 'notInteger' }],
  [cameraDraft, { ...camera, intervalMs: Number.NaN }, { intervalMs: 'required' }],
  [cameraDraft, { ...camera, intervalMs: 'x' }, { intervalMs: 'invalid' }],
  [cameraDraft, { ...camera, source: { kind: 'rtsp', url: 'http://x' } }, { 'source.url': 'rtspAddress' }],
  [cameraDraft, { ...camera, recording: { kind: 'rtsp', url: 'http://x' } }, { 'recording.url': 'rtspAddress' }],
  [cameraDraft, { ...camera, source: { kind: 'http', url: 'ftp://x' } }, { 'source.url': 'httpAddress' }],
  [cameraDraft, { ...camera, source: { kind: 'device', path: '/dev/tty' } }, { 'source.path': 'devicePath' }],
  [cameraDraft, { ...camera, source: { kind: 'file', path: '' } }, { 'source.path': 'required' }],
  [cameraDraft, { ...camera, source: { kind: 'calibration', width: 641 } }, { 'source.width': 'notMultiple 32' }],
  [setupBody, { ...setup, email: 'nobody' }, { email: 'email' }],
  [setupBody, { ...setup, password: 'short' }, { password: 'tooShort 10' }],
  [ruleDraft, { ...rule, cameraId: undefined }, { cameraId: 'required' }],
  [ruleDraft, { ...rule, condition: asking('z') }, { 'condition.params.behaviour': 'invalid' }],
])('says what is wrong (%#)', (schema, value, expected) => {
  const parsed = schema.safeParse(value, { reportInput: true })
  expect(fieldErrors(parsed.error?.issues ?? [], t)).toEqual(expected)
})
