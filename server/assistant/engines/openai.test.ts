/** Against a real server on loopback, which does everything wrong that a server can. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answerParams } from '../../contract/assistant'
import { AppError } from '../../errors'
import {
  type Behaviour,
  data,
  ending,
  HEAD,
  type ModelServer,
  piece,
  says,
  startModelServer,
} from '../testing/model-server'
import type { Ended } from './engine'
import { listModels, openAiEngine } from './openai'
import { OPENAI_DEFAULTS } from './openai-server'

const PARAMS = answerParams.parse({ seed: 7 })
const PROMPT = { system: 'S', user: 'U' }
const NEVER = new AbortController().signal
let server: ModelServer

beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())
beforeEach(() => {
  server.asked.length = 0
})

async function run(behave: Behaviour, options = OPENAI_DEFAULTS, signal = NEVER) {
  server.behave = behave
  const pieces: string[] = []
  const stream = openAiEngine({ url: `${server.url}/`, key: 'sk-secret' }, 'tiny', options).generate(
    PROMPT,
    PARAMS,
    signal,
  )
  for (;;) {
    const next = await stream.next()
    if (next.done) return { pieces, ended: next.value as Ended }
    pieces.push(next.value)
  }
}

const failing = (behave: Behaviour, options = OPENAI_DEFAULTS) =>
  run(behave, options).then(
    () => 'whole',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

test('pieces as they come, how it ended, and what was asked', async () => {
  expect(await run(says(['Two', ' alerts', '.'], 'length'))).toEqual({
    pieces: ['Two', ' alerts', '.'],
    ended: { finish: 'length', tokens: 3 },
  })
  expect(server.asked).toMatchObject([
    {
      path: '/v1/chat/completions',
      authorization: 'Bearer sk-secret',
      body: {
        ...{ model: 'tiny', temperature: 0.2, top_p: 0.9, max_tokens: 800, seed: 7, stream: true },
        messages: [
          { role: 'system', content: 'S' },
          { role: 'user', content: 'U' },
        ],
      },
    },
  ])
})

test('letters and lines that are cut anywhere are put together', async () => {
  const bytes = Buffer.from(`: hello\r\n\r\n${piece('三年')}event: x\n${piece('二班 🎒')}${ending('stop', 2)}`)
  const { pieces } = await run(async (response) => {
    response.writeHead(200, HEAD)
    for (const byte of bytes) {
      response.write(Uint8Array.of(byte))
      await new Promise(setImmediate)
    }
    response.end()
  })
  expect(pieces).toEqual(['三年', '二班 🎒'])
})

test('a server that says no more than [DONE] has ended', async () => {
  const { ended } = await run((response) => void response.writeHead(200, HEAD).end(`${piece('a')}data: [DONE]\n\n`))
  expect(ended).toEqual({ finish: 'stop', tokens: null })
})

const status =
  (code: number, text = ''): Behaviour =>
  (response) =>
    void response.writeHead(code).end(text)
test.each<[string, Behaviour, string]>([
  ['401', status(401, 'bad key sk-secret'), 'assistant_auth'],
  ['404', status(404), 'assistant_missing'],
  ['429', status(429), 'assistant_busy'],
  ['500', status(500), 'assistant_broken'],
  [
    'a redirect',
    (response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    'assistant_broken',
  ],
  ['no event stream', (response) => void response.end('<html>'), 'assistant_broken'],
  ['JSON of another kind', (response) => void response.writeHead(200, HEAD).end('data: [1]\n\n'), 'assistant_broken'],
  ['no JSON', (response) => void response.writeHead(200, HEAD).end('data: nonsense\n\n'), 'assistant_broken'],
  [
    'an error in the stream',
    (r) => void r.writeHead(200, HEAD).end(data({ error: { message: 'sk-secret' } })),
    'assistant_broken',
  ],
  ['an early end', (response) => void response.writeHead(200, HEAD).end(piece('a')), 'assistant_broken'],
  [
    'a connection that breaks',
    (response) => {
      response.writeHead(200, HEAD)
      response.write(piece('a'), () => response.destroy())
    },
    'assistant_broken',
  ],
  ['a connection that is closed at once', (response) => void response.destroy(), 'assistant_unreachable'],
  [
    'a megabyte without a line',
    (response) => void response.writeHead(200, HEAD).end(`data: ${'x'.repeat(1e6)}`),
    'assistant_broken',
  ],
  [
    'a flood of messages without a word',
    (response) => {
      const flood = Buffer.from(data({ choices: [] }).repeat(2_000))
      response.writeHead(200, HEAD)
      const more = () => void (response.destroyed || response.write(flood, () => setImmediate(more)))
      more()
    },
    'assistant_broken',
  ],
  [
    'bytes that are no text',
    (response) =>
      void response.writeHead(200, HEAD).end(Buffer.concat([Buffer.from('data: '), Buffer.alloc(5_000, 0xff)])),
    'assistant_broken',
  ],
])('%s is an error with its code', async (_name, behave, code) => {
  expect(await failing(behave)).toBe(code)
})

test.each<[string, Behaviour]>([
  ['before its head', () => undefined],
  ['before its first token', (response) => void response.writeHead(200, HEAD).flushHeaders()],
  ['while it only keeps alive', (response) => void response.writeHead(200, HEAD).write(': ping\n\n')],
])('silence %s has an end', async (_name, behave) => {
  expect(await failing(behave, { firstTokenMs: 50, silenceMs: 60_000 })).toBe('assistant_silent')
})

test('silence between two tokens has an end', async () => {
  const behave: Behaviour = (response) => void response.writeHead(200, HEAD).write(piece('a'))
  expect(await failing(behave, { firstTokenMs: 60_000, silenceMs: 50 })).toBe('assistant_silent')
})

test('stopping ends the request at the server', async () => {
  const stop = new AbortController()
  const behave: Behaviour = (response) => {
    response.writeHead(200, HEAD)
    response.write(piece('a'), () => stop.abort(new Error('enough')))
  }
  await expect(run(behave, OPENAI_DEFAULTS, stop.signal)).rejects.toThrow('enough')
  await expect.poll(() => server.open).toBe(0)
})

test.each<[string, Behaviour]>([
  ['before the head of its answer', () => undefined],
  ['before its first token', (response) => void response.writeHead(200, HEAD).flushHeaders()],
  ['between its last token and its end', (response) => void response.writeHead(200, HEAD).write(piece('a'))],
])('stopped %s it ends as well', async (_name, behave) => {
  const stop = new AbortController()
  const running = run(
    (response, asked) => {
      void behave(response, asked)
      setImmediate(() => stop.abort(new Error('enough')))
    },
    OPENAI_DEFAULTS,
    stop.signal,
  )
  await expect(running).rejects.toThrow('enough')
  await expect.poll(() => server.open).toBe(0)
})

test('stopped before it is asked, nothing is asked', async () => {
  await expect(run(says(['a']), OPENAI_DEFAULTS, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  expect(server.asked).toEqual([])
})

test('who stops listening ends the request as well', async () => {
  server.behave = (response) => void response.writeHead(200, HEAD).write(piece('a'))
  for await (const text of openAiEngine({ url: server.url, key: '' }, 'tiny').generate(PROMPT, PARAMS, NEVER)) {
    expect(text).toBe('a')
    break
  }
  await expect.poll(() => server.open).toBe(0)
  expect(server.asked[0]?.authorization).toBeNull()
})

test.each([
  ...[
    'http://169.254.169.254/v1',
    'http://[fe80::1]/v1',
    'http://2852039166/v1',
    'http://0xa9fea9fe/v1',
    'http://[::ffff:169.254.169.254]/v1',
  ],
  ...['http://0.0.0.0/v1', 'http://100.100.100.200/v1'],
])('%s is never connected to', async (url) => {
  await expect(openAiEngine({ url, key: '' }, 'm').generate(PROMPT, PARAMS, NEVER).next()).rejects.toMatchObject({
    code: 'assistant_address',
  })
})

test('nor is a name that leads there; one with another address goes there', async () => {
  const { port } = new URL(server.url)
  const through = (addresses: string[]) =>
    listModels(
      { url: `http://models.example:${port}/v1`, key: '' },
      { ...OPENAI_DEFAULTS, find: async () => addresses },
    )
  await expect(through(['169.254.169.254'])).rejects.toMatchObject({ code: 'assistant_address' })
  server.behave = says([])
  expect(await through(['169.254.169.254', '127.0.0.1'])).toEqual([
    { id: 'tiny', contextTokens: 4096 },
    { id: 'other', contextTokens: null },
  ])
})

test('nobody there', async () => {
  await expect(listModels({ url: 'http://127.0.0.1:1/v1', key: '' })).rejects.toMatchObject({
    code: 'assistant_unreachable',
  })
})
