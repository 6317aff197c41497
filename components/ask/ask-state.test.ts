import { expect, test } from 'vitest'
import { withMessages } from '@/components/reports/answer-state'
import type { AnswerMessage } from '@/server/contract/assistant'
import type { Fact } from '@/server/contract/report'
import { argumentsOf, begin, factsOf } from './ask-state'

test.each([
  [
    '{"period":"this_week","limit":3}',
    [
      ['period', 'this_week'],
      ['limit', '3'],
    ],
  ],
  ['', []],
  ['{"a":', [['', '{"a":']]],
  ['[1]', [['', '[1]']]],
  ['"<b>"', [['', '"<b>"']]],
])('%s', (text, pairs) => {
  expect(argumentsOf(text)).toEqual(pairs)
})

test('what was looked up can be cited, in the order it came', () => {
  const fact = (id: string) => ({ id }) as Fact
  const call = (seq: number, ids: string[]): AnswerMessage => ({
    ...{ type: 'call', id: 'a', seq, tool: 'count_alerts', arguments: '{}', leftOut: 0, problem: null },
    facts: ids.map(fact),
  })
  const state = begin('How many?', 'UTC', { id: 'a', model: 'm', locale: 'en' })
  const after = withMessages(state, [call(1, ['f1', 'f2']), call(2, ['f3']), call(2, ['f4'])])
  expect(factsOf(after.calls).map(({ id }) => id)).toEqual(['f1', 'f2', 'f3'])
  expect(after).toMatchObject({ question: 'How many?', phase: 'waiting' })
})
