/** Reports as a model writes them, on every transport, with a real model server on loopback that behaves as it is told. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { ending, HEAD, type ModelServer, piece, says, startModelServer } from '../assistant/testing/model-server'
import { type AnswerMessage, type AnswerSentence, answerMessage } from '../contract/assistant'
import { cookieOf, startEdge, type TestEdge } from '../edge/testing/start-edge'
import { draft, type Harness, openHarness, type Person, START } from '../services/testing/harness'

const PAGE = readFileSync(path.resolve('docs/assistant.md'), 'utf8')
const QUESTION = { from: START - 3_600_000, to: START, zone: 'UTC' }
const KEY = 'sk-very-secret'
let h: Harness
let edge: TestEdge
let models: ModelServer
let ann: Person
let headers: { cookie: string }
const open: { close(): void }[] = []

beforeAll(async () => {
  models = await startModelServer()
  h = await openHarness()
  edge = await startEdge({ program: h.program, events: h.events })
})
afterAll(async () => {
  await edge?.close()
  await h?.close()
  await models?.close()
})
beforeEach(async () => {
  await h.empty()
  ann = await h.person('admin')
  headers = { cookie: await cookieOf(ann.sessionId) }
  await h.call('assistant.setSettings', ann, { engine: { kind: 'openai', url: models.url, model: 'tiny', key: KEY } })
  models.behave = says(TEXT)
  models.asked.length = 0
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})

/** Of a report about nothing: [f1] is the period, [f2] that there were no alerts. */
const TEXT = [
  'There were',
  ' no',
  ' alerts',
  ' [f2]',
  '.',
  ' There were 5 alerts',
  ' [f2]. ',
  'This report covers 0 cameras [f1].',
]

const start = (who = ann) => h.call('assistant.start', who, { question: QUESTION, locale: 'en' })
const events = (id: string, after = 0, init: RequestInit = {}) =>
  fetch(`${edge.url}/api/assistant/answers/${id}?after=${after}`, { headers, ...init })
const parse = (text: string) =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => answerMessage.parse(JSON.parse(data)))
const sentencesOf = (messages: AnswerMessage[]) => messages.filter((m): m is AnswerSentence => m.type === 'sentence')

function expectWhole(messages: AnswerMessage[]): void {
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1))
  expect(messages.map((m) => (m.type === 'token' ? m.text : '')).join('')).toBe(TEXT.join(''))
  expect(sentencesOf(messages).map(({ text, verdict, reason, source }) => [text, verdict, reason, source])).toEqual([
    ['There were no alerts [f2].', 'verified', null, 'model'],
    ['There were 5 alerts [f2].', 'struck', 'claim', 'model'],
    ['This report covers 0 cameras [f1].', 'verified', null, 'model'],
  ])
  expect(messages.at(-1)).toMatchObject({ type: 'done', tokens: TEXT.length, finish: 'stop', struck: 1 })
}

/** Holds the answer until it is let go on. */
function held() {
  let go = (): void => {}
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  models.behave = async (response) => {
    response.writeHead(200, HEAD)
    for (const text of TEXT.slice(0, 3)) response.write(piece(text))
    await gate
    for (const text of TEXT.slice(3)) response.write(piece(text))
    response.end(ending('stop', TEXT.length))
  }
  return go
}

test('as an event stream: every message once, from the beginning or from where one was', async () => {
  const go = held()
  const { id, digest } = await start()
  expect(digest.facts.map(({ kind }) => kind)).toEqual(['period', 'no_alerts'])
  const whole = events(id)
  const cut = new AbortController()
  const first = await events(id, 0, { signal: cut.signal })
  const reader = first.body!.getReader()
  await reader.read()
  cut.abort()
  go()
  expectWhole(parse(await (await whole).text()))
  for (const after of [0, 1, 4, 9]) {
    const rest = parse(await (await events(id, after)).text())
    expect(rest[0]?.seq).toBe(after + 1)
    expect(rest.at(-1)?.type).toBe('done')
  }
  expect(await (await events(id, 500)).text()).toBe('')
})

test('on Socket.IO: started, lost, resumed without a lost or doubled message', async () => {
  const go = held()
  const first = await connect()
  const heard = hear(first)
  const begun = await ask(first, 'assistant:start', { question: QUESTION, locale: 'en' })
  expect(begun).toMatchObject({ ok: true, data: { model: 'tiny', locale: 'en' } })
  await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(3))
  first.disconnect()
  const second = await connect()
  const rest = hear(second)
  const [last] = heard.slice(-1)
  expect(await ask(second, 'assistant:resume', { id: begun.data.id, after: last?.seq })).toEqual({
    ok: true,
    data: null,
  })
  go()
  await vi.waitFor(() => expect(rest.at(-1)?.type).toBe('done'))
  expectWhole([...heard, ...rest])
  expect(await ask(second, 'assistant:resume', { id: 'nonsense', after: 0 })).toMatchObject({
    error: { code: 'answer_not_found' },
  })
})

test('the page in the documentation shows a report, and its button stops it', async () => {
  const go = held()
  const page = run()
  await vi.waitFor(() => expect(page.text.textContent).toBe('There were no alerts'))
  go()
  await vi.waitFor(() =>
    expect(page.text.textContent).toBe('There were no alerts [f2]. This report covers 0 cameras [f1].'),
  )
  await vi.waitFor(() => expect(page.note.textContent).toContain('tokens/s'))

  held()
  const other = run()
  await vi.waitFor(() => expect(other.text.textContent).toBe('There were no alerts'))
  other.stop.onclick()
  await vi.waitFor(() => expect(other.note.textContent).toContain('stopped'))
})

test('stopping ends the model’s work, and what has to be told is told', async () => {
  held()
  const { id, digest } = await start()
  const reading = events(id)
  await vi.waitFor(() => expect(models.asked).toHaveLength(1))
  await h.call('assistant.stop', ann, { id })
  await vi.waitFor(() => expect(models.open).toBe(0))
  const messages = parse(await (await reading).text())
  expect(messages.at(-1)).toMatchObject({ type: 'done', finish: 'stopped' })
  expect(
    sentencesOf(messages)
      .filter(({ verdict }) => verdict === 'verified')
      .map(({ source }) => source),
  ).toEqual(['digest', 'digest'])
  // Once more changes nothing.
  await h.call('assistant.stop', ann, { id })

  models.behave = says(['There were no alerts [f2].'])
  const next = await h.call('assistant.start', ann, { question: QUESTION, continues: id })
  expect(next.digest).toEqual(digest)
  expect(sentencesOf(parse(await (await events(next.id)).text())).map(({ source, cites }) => [source, cites])).toEqual([
    ['model', ['f2']],
    ['digest', ['f1']],
  ])
  const bob = await h.person('admin')
  await expect(h.call('assistant.start', bob, { question: QUESTION, continues: id })).rejects.toMatchObject({
    code: 'answer_not_found',
  })
})

test('so many at once: the next ones wait and are told their place, more are refused', async () => {
  const go = held()
  const people = await Promise.all(Array.from({ length: 6 }, () => h.person('viewer')))
  const ids = []
  for (const who of people) ids.push((await start(who)).id)
  await start(people[0])
  await expect(start(people[0])).rejects.toMatchObject({ code: 'too_many_answers' })
  await vi.waitFor(() => expect(models.asked).toHaveLength(4))
  const last = people[5]!
  const reply = await fetch(`${edge.url}/api/assistant/answers/${ids[5]}`, {
    headers: { cookie: await cookieOf(last.sessionId) },
  })
  go()
  const messages = parse(await reply.text())
  expect(messages.slice(0, 1)).toMatchObject([{ type: 'waiting', place: 2 }])
  expect(messages.at(-1)?.type).toBe('done')
})

test('somebody else’s answer is not found; one whose owner’s rights change ends', async () => {
  held()
  const viewer = await h.person('viewer')
  const { id } = await start(viewer)
  expect((await events(id)).status).toBe(404)
  await expect(h.call('assistant.stop', ann, { id })).rejects.toMatchObject({ code: 'answer_not_found' })
  const own = await h.call('assistant.watch', viewer, { id })
  await h.call('users.update', ann, { id: viewer.userId, role: 'aggregate' })
  const heard: AnswerMessage[] = []
  for await (const message of own) heard.push(message)
  expect(heard.at(-1)).toMatchObject({ type: 'error', code: 'forbidden' })
})

const GRANT = { level: 'viewer' as const, scope: { place: 'Hall' } }
test.each([
  ['a grant that ends', [], (who: Person) => h.prisma.grant.deleteMany({ where: { userId: who.userId } })],
  ['a camera that moves', [GRANT], () => h.prisma.camera.updateMany({ data: { place: 'Yard' } })],
])('%s on another server ends the answer here, and it is not found again', async (_, left, change) => {
  held()
  await h.call('cameras.create', ann, draft({ name: 'Hall 1', place: 'Hall', modelId: null }))
  const nobody = await h.person('none')
  await h.call('users.setGrants', ann, { id: nobody.userId, grants: [GRANT] })
  const viewer = { ...nobody, grants: [GRANT] }
  const { id, digest } = await start(viewer)
  expect(digest.totals.cameras).toBe(1)
  const own = await h.call('assistant.watch', viewer, { id })
  await change(viewer)
  const heard: AnswerMessage[] = []
  for await (const message of own) heard.push(message)
  expect(heard.at(-1)).toMatchObject({ type: 'error', code: 'forbidden' })
  const now = { ...viewer, grants: left }
  await expect(h.call('assistant.watch', now, { id })).rejects.toMatchObject({
    code: left.length > 0 ? 'answer_not_found' : 'forbidden',
  })
})

test('a model server that fails is said with its code, and nothing of the key', async () => {
  models.behave = (response) => void response.writeHead(429).end(KEY)
  const { id } = await start()
  const text = await (await events(id)).text()
  expect(parse(text)).toMatchObject([{ type: 'error', code: 'assistant_busy' }])
  const told = [text, await h.call('assistant.getSettings', ann, {}), await h.call('audit.list', ann, {}), h.lines]
  expect(JSON.stringify(told)).not.toContain(KEY)
  expect(await h.call('assistant.getSettings', ann, {})).toEqual({
    engine: { kind: 'openai', url: models.url, model: 'tiny', hasKey: true },
  })
  expect(JSON.stringify(await h.prisma.setting.findMany())).not.toContain(KEY)
})

test('the key goes to the server it was typed for, and nowhere else', async () => {
  const elsewhere = { kind: 'openai' as const, url: 'http://127.0.0.2:1/v1', model: 'tiny' }
  const again = { code: 'validation_failed', extra: { fields: { key: 'secretAgain' } } }
  await expect(h.call('assistant.setSettings', ann, { engine: elsewhere })).rejects.toMatchObject(again)
  await expect(h.call('assistant.test', ann, { engine: elsewhere })).rejects.toMatchObject(again)
  await h.call('assistant.setSettings', ann, { engine: { kind: 'openai', url: `${models.url}/`, model: 'other' } })
  expect(
    await h.call('assistant.test', ann, { engine: { kind: 'openai', url: models.url, model: 'other' } }),
  ).toMatchObject({
    models: [{ id: 'tiny', contextTokens: 4096 }, { id: 'other' }],
    speed: { tokens: TEXT.length },
  })
  expect(models.asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`])
  await h.call('assistant.setSettings', ann, { engine: null })
  await expect(start()).rejects.toMatchObject({ code: 'assistant_off' })
})

test.each([
  'http://169.254.169.254/v1',
  'http://2852039166/v1',
  'http://u:p@127.0.0.1/v1',
  'http://127.0.0.1/v1?key=1',
])('the address %s is refused', async (url) => {
  await expect(
    h.call('assistant.setSettings', ann, { engine: { kind: 'openai', url, model: 'm' } }),
  ).rejects.toMatchObject({
    code: expect.stringMatching(/^(assistant_address|validation_failed)$/),
  })
})

test('on the plain WebSocket what cannot be obeyed is said, and it goes on', async () => {
  const ws = new WebSocket(`ws://${edge.host}/ws/assistant`, { headers })
  open.push(ws)
  const heard: { type: string; code?: string }[] = []
  ws.on('message', (data) => heard.push(JSON.parse(String(data))))
  await new Promise((ready) => ws.once('open', ready))
  for (const text of [
    'nonsense',
    '{"type":"dance"}',
    '{"type":"start"}',
    '{"type":"stop","id":"x"}',
    '{"type":"ping"}',
  ])
    ws.send(text)
  await vi.waitFor(() => expect(heard).toHaveLength(5))
  expect(heard.map(({ code, type }) => code ?? type).sort()).toEqual(
    ['invalid_json', 'unknown_message', 'validation_failed', 'answer_not_found', 'pong'].sort(),
  )
  const closed = new Promise((resolve) => ws.once('close', resolve))
  await h.call('account.endSession', ann, { id: ann.sessionId })
  expect(await closed).toBe(1008)
})

type Heard = AnswerMessage
async function connect(): Promise<Socket> {
  const socket = io(edge.url, { transports: ['websocket'], extraHeaders: headers, forceNew: true })
  open.push(socket)
  await new Promise((resolve) => socket.once('connect', () => resolve(null)))
  return socket
}

function hear(socket: Socket): Heard[] {
  const heard: Heard[] = []
  socket.onAny((name: string, message: object) => {
    const type = /^assistant:(\w+)$/.exec(name)?.[1]
    if (type) heard.push(answerMessage.parse({ type, ...message }))
  })
  return heard
}

type Ack = { ok: boolean; data: { id: string }; error?: { code: string } }
const ask = (socket: Socket, name: string, payload: object) => socket.emitWithAck(name, payload) as Promise<Ack>

/** The page's script with what it needs of a browser. */
function run() {
  const script = /```js\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? ''
  const elements = {
    '#text': { textContent: '' },
    '#note': { textContent: '' },
    button: { onclick: (): void => {} },
  }
  class Page extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { ...headers, 'accept-language': 'en' } })
      open.push(this)
    }
  }
  vm.runInNewContext(script, {
    location: { protocol: 'http:', host: edge.host },
    document: { querySelector: (name: string) => elements[name as keyof typeof elements] },
    Date: { now: () => START },
    ...{ WebSocket: Page, setTimeout },
  })
  return { text: elements['#text'], note: elements['#note'], stop: elements.button }
}
