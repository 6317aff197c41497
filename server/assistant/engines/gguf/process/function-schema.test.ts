import { expect, test } from 'vitest'
import { functionSchema, withoutNulls } from './function-schema'

test('what may be left out may be null, and a tool without parameters has none', () => {
  const schema = {
    type: 'object',
    properties: {
      period: { type: 'string', enum: ['today', 'custom'], description: 'When.' },
      from: { type: 'string', pattern: '^x$' },
      limit: { type: 'integer', minimum: 1, maximum: 12, default: 8 },
    },
    required: ['period'],
    additionalProperties: false,
  }
  expect(functionSchema(schema)).toEqual({
    type: 'object',
    properties: {
      period: { enum: ['today', 'custom'], description: 'When.' },
      from: { oneOf: [{ type: 'null' }, { type: 'string', minLength: 0, maxLength: 200 }] },
      limit: { oneOf: [{ type: 'null' }, { type: 'integer' }] },
    },
  })
  expect(functionSchema({ type: 'object', properties: {} })).toBeUndefined()
  expect(withoutNulls({ period: 'today', from: null, limit: 0 })).toEqual({ period: 'today', limit: 0 })
  expect(withoutNulls(undefined)).toEqual({})
})

test('a form that none is known for is refused', () => {
  expect(() => functionSchema({ properties: { cameras: { type: 'array' } } })).toThrow()
})
