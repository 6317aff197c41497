import { expect, test } from 'vitest'
import { AppError } from '../errors'
import { readWsMessage } from './ws-message'

test.each([
  ['{"type":"set_interval","ms":500}', { type: 'set_interval', ms: 500 }],
  ['{"type":"set_series","name":"people"}', { type: 'set_series', name: 'people' }],
  ['{"type":"set_image","on":true}', { type: 'set_image', on: true }],
  ['{"type":"ping"}', { type: 'ping' }],
])('%s', (text, message) => {
  expect(readWsMessage(text)).toEqual(message)
})

test.each([
  ['not json', 'invalid_json'],
  ['', 'invalid_json'],
  ['null', 'unknown_message'],
  ['[]', 'unknown_message'],
  ['{}', 'unknown_message'],
  ['{"type":"reboot"}', 'unknown_message'],
  ['{"type":{"a":1}}', 'unknown_message'],
  ['{"type":"set_interval"}', 'validation_failed'],
  ['{"type":"set_interval","ms":49}', 'validation_failed'],
  ['{"type":"set_interval","ms":10001}', 'validation_failed'],
  ['{"type":"set_interval","ms":"500"}', 'validation_failed'],
  ['{"type":"set_interval","ms":500,"more":1}', 'validation_failed'],
  ['{"type":"set_series","name":"nobody"}', 'validation_failed'],
])('%s is refused as %s', (text, code) => {
  try {
    readWsMessage(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toBe(code)
  }
})
