import { expect, test } from 'vitest'
import { toGguf } from './chat'
import { toHistory } from './process/history'

const call = (id: string, given: string) => ({ id, name: 'count_alerts', arguments: given })

test('what was found belongs to its call, whatever ids another turn had; what is no JSON is text', () => {
  const messages = toGguf([
    { role: 'system', content: 'Rules.' },
    { role: 'user', content: 'How many?' },
    { role: 'assistant', content: '', calls: [call('call_1', '{"by":"day"}'), call('call_2', 'no JSON')] },
    { role: 'tool', callId: 'call_1', content: '{"id":"f1"}\n{"id":"f2"}' },
    { role: 'tool', callId: 'call_2', content: 'no such thing' },
    { role: 'assistant', content: 'Let me see.', calls: [call('call_1', '{}')] },
    { role: 'tool', callId: 'call_1', content: '{"id":"f3"}' },
  ])
  expect(messages.slice(2)).toEqual([
    {
      ...{ role: 'assistant', text: '' },
      uses: [
        { name: 'count_alerts', arguments: { by: 'day' }, result: [{ id: 'f1' }, { id: 'f2' }] },
        { name: 'count_alerts', arguments: 'no JSON', result: 'no such thing' },
      ],
    },
    { role: 'assistant', text: 'Let me see.', uses: [{ name: 'count_alerts', arguments: {}, result: { id: 'f3' } }] },
  ])
  // Of the model it is one answer, which goes on.
  expect(toHistory(messages).map(({ type }) => type)).toEqual(['system', 'user', 'model'])
  expect(toHistory(messages).at(-1)).toMatchObject({
    response: [{ type: 'functionCall' }, { type: 'functionCall' }, 'Let me see.', { result: { id: 'f3' } }],
  })
  expect(toHistory([{ role: 'user', text: 'Hello' }])).toEqual([
    { type: 'user', text: 'Hello' },
    { type: 'model', response: [] },
  ])
})
