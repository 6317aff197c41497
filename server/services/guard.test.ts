import { expect, it } from 'vitest'
import { isId, requireText } from './guard'

it.each(['plain', '教室 3', '😀', '', undefined])('%j can be stored', (name) => {
  expect(() => requireText({ name })).not.toThrow()
})

it.each(['a\0b', '\ud83d', 'x\ude00'])('%j cannot be stored', (name) => {
  expect(() => requireText({ name, other: 'fine' })).toThrow(
    expect.objectContaining({ code: 'validation_failed', extra: { fields: { name: expect.any(String) } } }),
  )
})

it.each(['', '0190163D-8694-739B-AEA5-966C26F8AD91', '0190163d8694739baea5966c26f8ad91', 'x'.repeat(36)])(
  '%j is no id',
  (id) => {
    expect(isId(id)).toBe(false)
  },
)
