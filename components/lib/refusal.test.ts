import { expect, test } from 'vitest'
import { ApiError } from './api-error'
import { type FieldSentences, fieldsOf, stillWrong } from './refusal'

const sent = { name: '', source: { kind: 'rtsp', url: 'rtsp://' }, intervalMs: 1 }
const fields = { name: 'required', 'source.url': 'not valid', intervalMs: 'too small' }
/** As a schema would: it cannot know what the server found. */
const check = (value: unknown): FieldSentences => {
  const { name, intervalMs } = value as typeof sent
  return {
    ...(name === '' ? { name: 'required' } : {}),
    ...(intervalMs < 50 ? { intervalMs: 'too small' } : intervalMs > 99 ? { intervalMs: 'too big' } : {}),
  }
}
const left = (change: object) => stillWrong({ value: sent, fields }, { ...sent, ...change }, check)

test.each<[string, object, FieldSentences]>([
  ['nothing was touched', {}, fields],
  ['a mended field loses its mark', { name: 'Gate' }, { 'source.url': fields['source.url'], intervalMs: 'too small' }],
  ['a field that is wrong in another way says so', { intervalMs: 100 }, { ...fields, intervalMs: 'too big' }],
  ['still wrong, still marked', { intervalMs: 2 }, fields],
  [
    'what the server found is not held against another value',
    { source: { kind: 'rtsp', url: 'rtsp://h' } },
    { name: 'required', intervalMs: 'too small' },
  ],
  ['a field that is gone is not wrong', { source: { kind: 'webcam' } }, { name: 'required', intervalMs: 'too small' }],
])('%s', (_, change, expected) => {
  expect(left(change)).toEqual(expected)
})

test('a field that was right is not marked while others are mended', () => {
  const refusal = { value: sent, fields: { 'source.url': 'not valid' } }
  expect(stillWrong(refusal, { ...sent, name: '', source: { url: 'x' } }, check)).toEqual({})
})

test.each([
  ['name_taken', { name: 'a' }, 'name'],
  ['email_taken', { email: 'a' }, 'email'],
  ['wrong_password', { current: 'a', next: 'b' }, 'current'],
  ['source_invalid_url', { source: { kind: 'rtsp', url: 'rtsp://' } }, 'source.url'],
  ['source_refused', { source: { kind: 'http', url: 'http://h' } }, 'source.url'],
  ['source_not_found', { source: { kind: 'rtsp', url: 'rtsp://h' } }, 'source.url'],
  ['source_not_found', { source: { kind: 'file', path: 'a.mp4' } }, 'source.path'],
  ['source_outside_media', { source: { kind: 'file', path: '../a' } }, 'source.path'],
  ['source_auth', { source: { kind: 'rtsp', url: 'rtsp://h', username: '' } }, 'source.username'],
  ['source_refused', { source: { kind: 'device', path: '/dev/video0' } }, null],
  ['name_taken', { email: 'a' }, null],
  ['invalid_credentials', { email: 'a', password: 'b' }, null],
  ['internal', { name: 'a' }, null],
] as const)('%s of %j stands at %s', (code, value, path) => {
  const said = fieldsOf(new ApiError(code), value, () => 'why')
  expect(said).toEqual(path === null ? {} : { [path]: 'why' })
})

test('fields that the server names come first, and what is no answer of it names none', () => {
  const error = new ApiError('validation_failed', '', { 'source.password': 'again' })
  expect(fieldsOf(error, {}, String)).toEqual({ 'source.password': 'again' })
  expect(fieldsOf(new TypeError('bug'), { name: 'a' }, String)).toEqual({})
})
