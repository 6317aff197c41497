import { expect, it } from 'vitest'
import { cameraDraft, cameraPatch } from './camera'
import { ruleDraft, rulePatch } from './rule'

it.each([
  ['camera', cameraPatch],
  ['rule', rulePatch],
])('a %s patch changes what it names and nothing else', (_name, schema) => {
  expect(schema.parse({ name: 'new' })).toEqual({ name: 'new' })
  expect(schema.parse({})).toEqual({})
})

it('has every field of the draft', () => {
  expect(Object.keys(cameraPatch.shape)).toEqual(Object.keys(cameraDraft.shape))
  expect(Object.keys(rulePatch.shape)).toEqual(Object.keys(ruleDraft.shape))
})
