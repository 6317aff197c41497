import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerParams } from '../../contract/assistant'
import { data, ending, HEAD, type ModelServer, piece, speaks, startModelServer } from '../testing/model-server'
import type { ChatMessage, Turn } from './chat'
import { openAiChat } from './openai-chat'

const NEVER = new AbortController().signal
const PARAMS = answerParams.parse({ seed: 7 })
const TOOLS = [{ name: 'count', description: 'Counts.', parameters: { type: 'object', properties: {} } }]
let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

async function turn(messages: ChatMessage[], more = true): Promise<{ text: string; turn: Turn }> {
  const stream = openAiChat({ url: server.url, key: 'sk' }, 'tiny').turn(
    messages,
    TOOLS,
    { params: PARAMS, more },
    NEVER,
  )
  let text = ''
  for (;;) {
    const { done, value } = await stream.next()
    if (done) return { text, turn: value }
    text += value
  }
}
const user: ChatMessage = { role: 'user', content: 'How many?' }
const chunks = (...calls: object[]) =>
  calls.map((call) => data({ choices: [{ delta: { tool_calls: [call] } }] })).join('')
const behave = (body: string, reason = 'tool_calls') => {
  server.behave = (response) => void response.writeHead(200, HEAD).end(body + ending(reason, 3))
}

test('text, then calls in pieces; what was said and found goes back as OpenAI has it', async () => {
  server.asked.length = 0
  server.behave = speaks([
    { says: ['Let me ', 'see.'], calls: [{ name: 'count', arguments: { by: 'lesson', of: '手机' } }] },
  ])
  const { text, turn: asked } = await turn([user])
  expect(text).toBe('Let me see.')
  expect(asked).toMatchObject({ finish: 'stop', tokens: 5 })
  expect(asked.calls).toEqual([{ id: 'c0-0', name: 'count', arguments: '{"by":"lesson","of":"手机"}' }])
  server.behave = speaks([{ says: ['Two.'] }])
  const messages: ChatMessage[] = [
    user,
    { role: 'assistant', content: text, calls: asked.calls },
    { role: 'tool', callId: 'c0-0', content: '2' },
  ]
  expect((await turn(messages, false)).turn.calls).toEqual([])
  expect(server.asked[0]?.body).toMatchObject({
    ...{ model: 'tiny', seed: 7, tool_choice: 'auto', tools: [{ type: 'function', function: TOOLS[0] }] },
  })
  expect(server.asked[1]?.body).toMatchObject({
    tool_choice: 'none',
    messages: [
      user,
      { role: 'assistant', content: text, tool_calls: [{ id: 'c0-0', type: 'function', function: { name: 'count' } }] },
      { role: 'tool', tool_call_id: 'c0-0', content: '2' },
    ],
  })
})

test.each([
  [
    'with one index for all',
    chunks(
      { index: 0, id: 'a', function: { name: 'count', arguments: '{}' } },
      { index: 0, id: 'b', function: { name: 'list', arguments: '{"a":1}' } },
    ),
    [
      { id: 'a', name: 'count', arguments: '{}' },
      { id: 'b', name: 'list', arguments: '{"a":1}' },
    ],
  ],
  [
    'without ids',
    chunks(
      { index: 0, function: { name: 'count', arguments: '{}' } },
      { index: 1, function: { name: 'list' } },
      { index: 1, function: { arguments: '{}' } },
    ),
    [
      { id: 'call_1', name: 'count', arguments: '{}' },
      { id: 'call_2', name: 'list', arguments: '{}' },
    ],
  ],
  [
    'without an index',
    chunks({ id: 'a', function: { name: 'count', arguments: '{' } }, { function: { arguments: '}' } }),
    [{ id: 'a', name: 'count', arguments: '{}' }],
  ],
])('calls of servers %s', async (_name, body, calls) => {
  behave(body)
  expect((await turn([user])).turn.calls).toEqual(calls)
})

test.each([
  [
    'more calls than a turn may have',
    chunks(...Array.from({ length: 17 }, (_, index) => ({ index, id: `c${index}`, function: { name: 'x' } }))),
  ],
  ['arguments without an end', chunks({ index: 0, id: 'a', function: { name: 'x', arguments: 'y'.repeat(4_001) } })],
  ['calls of another kind', data({ choices: [{ delta: { tool_calls: 'all' } }] })],
])('%s are an error', async (_name, body) => {
  behave(body)
  await expect(turn([user])).rejects.toMatchObject({ code: 'assistant_broken' })
})

test('an answer that breaks off is an error', async () => {
  server.behave = (response) => void response.writeHead(200, HEAD).end(piece('a'))
  await expect(turn([user])).rejects.toMatchObject({ code: 'assistant_broken' })
})
