/** A job watched by program and by page: event stream, plain WebSocket, and the page of docs/progress.md as it stands there. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type ProgressMessage, progressMessage, STAGES } from '../contract/progress'
import { presetWorkflow } from '../contract/workflow-presets'
import { cookieOf, startEdge, type TestEdge } from '../edge/testing/start-edge'
import { type Harness, openHarness, type Person } from '../services/testing/harness'

const PAGE = readFileSync(path.resolve('docs/progress.md'), 'utf8')
let h: Harness
let edge: TestEdge
let ann: Person
let headers: { cookie: string }

beforeAll(async () => {
  h = await openHarness()
  edge = await startEdge({ program: h.program, events: h.events })
})
afterAll(async () => {
  await edge?.close()
  await h?.close()
})
beforeEach(async () => {
  await h.empty()
  ann = await h.person('viewer')
  headers = { cookie: await cookieOf(ann.sessionId) }
})

/** A job that takes a while: the noise of a picture of this width. */
async function start(width: number): Promise<string> {
  const noise = { type: 'gaussian' as const, mean: 60, sigma: 20 }
  const bytes = await sharp({ create: { width, height: 400, channels: 3, background: '#333', noise } })
    .jpeg()
    .toBuffer()
  async function* body() {
    yield bytes
  }
  const { id } = await h.call('workshop.upload', ann, { name: 'x.jpg', bytes: bytes.length })
  await h.call('workshop.receive', ann, { id, offset: 0 }, { body: body() })
  const source = { kind: 'upload' as const, ids: [id] }
  const input = { title: 'x', source, workflow: presetWorkflow('noise', false) }
  return (await h.call('jobs.start', ann, { kind: 'enhance', input })).id
}

function expectWhole(messages: ProgressMessage[], id: string): void {
  const stages = messages.map((message) => ('error' in message ? message.error : message.stage))
  expect(stages).toEqual([...stages].sort((a, b) => STAGES.indexOf(a as never) - STAGES.indexOf(b as never)))
  const percent = messages.map(({ progress }) => progress)
  expect(percent).toEqual([...percent].sort((a, b) => a - b))
  expect(messages.at(-1)).toMatchObject({
    ...{ job: id, stage: 'complete', source: null, progress: 100 },
    result_url: `/api/workshop/jobs/${id}/after`,
  })
}

test('as an event stream it begins with how it stands and ends with the result', async () => {
  const id = await start(900)
  const reply = await fetch(`${edge.url}/api/jobs/${id}/progress`, { headers })
  expect(reply.headers.get('content-type')).toBe('text/event-stream')
  const events = (await reply.text()).matchAll(/^data: (.*)$/gm)
  const messages = [...events].map(([, data = '']) => progressMessage.parse(JSON.parse(data)))
  expect(messages.length).toBeGreaterThan(2)
  expectWhole(messages, id)
})

test('the page in the documentation shows a job to its end', async () => {
  const id = await start(900)
  const page = open(id)
  await vi.waitFor(() => expect(page.link.href).toBe(`/api/workshop/jobs/${id}/after`), { timeout: 30_000 })
  expect(page.bar.value).toBe(100)
  expect(page.text.textContent).toBe('Done')
  expect(page.shown.some((text) => text === 'Working: denoise')).toBe(true)
  await vi.waitFor(() => expect(page.sockets.map(({ readyState }) => readyState)).toEqual([WebSocket.CLOSED]))
})

test('its button stops the job', async () => {
  const id = await start(4_000)
  const page = open(id)
  await vi.waitFor(() => expect(page.text.textContent).toContain('denoise'), { timeout: 20_000 })
  page.cancel.onclick()
  await vi.waitFor(() => expect(page.text.textContent).toBe('job_cancelled'), { timeout: 5_000 })
  expect((await h.prisma.job.findUniqueOrThrow({ where: { id } })).state).toBe('cancelled')
})

test("somebody else's job is not found, nobody gets in, and a session that ends ends the watching", async () => {
  const id = await start(4_000)
  const other = { cookie: await cookieOf((await h.person('admin')).sessionId) }
  const refused = new WebSocket(`ws://${edge.host}/ws/progress?job=${id}`, { headers: other })
  const [code, reason] = await new Promise<[number, string]>((resolve) => {
    refused.on('close', (code, reason) => resolve([code, String(reason)]))
  })
  expect([code, reason]).toEqual([1008, 'job_not_found'])
  expect((await fetch(`${edge.url}/api/jobs/${id}/progress`, { headers: other })).status).toBe(404)
  expect((await fetch(`${edge.url}/api/jobs/${id}/progress`)).status).toBe(401)

  const page = open(id)
  const stream = await fetch(`${edge.url}/api/jobs/${id}/progress`, { headers })
  await vi.waitFor(() => expect(page.shown.length).toBeGreaterThan(0))
  const ended = stream.text().then(
    () => 'whole',
    () => 'cut',
  )
  await h.call('account.endSession', ann, { id: ann.sessionId })
  expect(await ended).toBe('cut')
  await vi.waitFor(() => expect(page.closed).toEqual([1008]))
  await h.call('jobs.cancel', ann, { id })
})

test('what it does not know is said, and it goes on', async () => {
  const id = await start(4_000)
  const ws = new WebSocket(`ws://${edge.host}/ws/progress?job=${id}`, { headers })
  const heard: { type?: string; code?: string }[] = []
  ws.on('message', (data) => heard.push(JSON.parse(String(data))))
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0))
  ws.send('{"type":"dance"}')
  ws.send('nonsense')
  ws.send('{"type":"ping"}')
  await vi.waitFor(() =>
    expect(heard.filter(({ type }) => type).map(({ type, code }) => code ?? type)).toEqual([
      'unknown_message',
      'invalid_json',
      'pong',
    ]),
  )
  ws.send('{"type":"cancel"}')
  await new Promise((closed) => ws.once('close', closed))
})

/** The page's script with what it needs of a browser. */
function open(id: string) {
  const script = /```js\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? ''
  const shown: string[] = []
  const sockets: WebSocket[] = []
  const closed: number[] = []
  const text = {
    textContent: '',
  }
  const elements = { progress: { value: 0 }, a: { href: '' }, button: { onclick: () => undefined } }
  const paragraph = new Proxy(text, {
    set(target, _key, value: string) {
      shown.push(value)
      target.textContent = value
      return true
    },
  })
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { ...headers, 'accept-language': 'en' } })
      sockets.push(this)
      this.on('close', (code) => closed.push(code))
    }
  }
  vm.runInNewContext(script, {
    location: { search: `?job=${id}`, protocol: 'http:', host: edge.host },
    document: { querySelector: (name: string) => (name === 'p' ? paragraph : elements[name as keyof typeof elements]) },
    ...{ WebSocket: Socket, URLSearchParams, setInterval, clearInterval, setTimeout },
  })
  return { bar: elements.progress, link: elements.a, cancel: elements.button, text, shown, sockets, closed }
}
