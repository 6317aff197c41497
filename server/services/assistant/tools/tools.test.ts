import { expect, test } from 'vitest'
import { functionSchema } from '../../../assistant/engines/gguf/process/function-schema'
import { toSpec } from '../use-tool'
import { TOOLS } from './tools'

test('a model in a file has a grammar for every tool', () => {
  const named = TOOLS.map((tool) => Object.keys(functionSchema(toSpec(tool).parameters)?.properties ?? {}))
  expect(named).toEqual(TOOLS.map(({ input }) => Object.keys(input.shape)))
})
