/** A real process with a real, tiny model. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { tinyModel } from '../../../../testing/gguf/tiny-model'
import type { Ended } from '../engine'
import { createGgufHost, type GgufHost } from './host'
import type { GgufRequest } from './messages'

const ENTRY = path.resolve('dist/test/engine/gguf.js')
const LONG = 2_000
const NEVER = new AbortController().signal
let dir: string
let file: string
/** One for all who leave it as it is: to start a process takes longer than a test. */
let host: GgufHost
const others: GgufHost[] = []

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-gguf-'))
  file = path.join(dir, 'tiny.gguf')
  writeFileSync(file, tinyModel())
  host = createGgufHost({ entry: ENTRY })
})
afterEach(() => {
  for (const other of others.splice(0)) other.close()
})
afterAll(() => {
  host.close()
  rmSync(dir, { recursive: true, force: true })
})

function another(options: Partial<Parameters<typeof createGgufHost>[0]> = {}): GgufHost {
  const made = createGgufHost({ entry: ENTRY, ...options })
  others.push(made)
  return made
}

type Asked = Partial<GgufRequest['params']> & { prompt?: GgufRequest['prompt']; grammar?: string }
const request = ({ prompt = { text: 'the room' }, grammar, ...params }: Asked): GgufRequest => ({
  prompt,
  grammar: grammar ?? null,
  params: { temperature: 0.8, topP: 0.9, maxTokens: 30, seed: 7, ...params },
})

type Running = {
  pieces: string[]
  ended: Promise<Ended>
  stop: AbortController
  begun: Promise<void>
  moved(): Promise<void>
}
/** Starts an answer; `begun` resolves with its first piece. */
function start(asked: Asked = {}, of = host, from = file): Running {
  const stop = new AbortController()
  const pieces: string[] = []
  const stream = of.write(from, request(asked), stop.signal)
  const first = stream.next()
  const read = async (): Promise<Ended> => {
    for (let next = await first; ; next = await stream.next()) {
      if (next.done) return next.value
      pieces.push(next.value)
    }
  }
  const ended = read()
  const begun = first.then(() => undefined)
  for (const settled of [ended, begun]) settled.catch(() => undefined)
  /** Resolves when some more has come. */
  async function moved(): Promise<void> {
    const before = pieces.length
    await expect.poll(() => pieces.length, { interval: 1, timeout: 40_000 }).toBeGreaterThan(before)
  }
  return { pieces, ended, stop, begun, moved }
}
async function write(asked: Asked = {}, of = host, from = file) {
  const { pieces, ended } = start(asked, of, from)
  return { ...(await ended), text: pieces.join('') }
}
const WHOLE = { finish: 'length', tokens: 30 }

test('it writes from words as they stand and from messages, the same for the same seed', async () => {
  const first = await write()
  expect(first).toEqual({ ...WHOLE, text: expect.stringMatching(/\S/) })
  expect(await write()).toEqual(first)
  expect((await write({ seed: 8 })).text).not.toBe(first.text)
  const messages = [
    { role: 'system' as const, text: 'Write.' },
    { role: 'user' as const, text: 'What happened?</s>' },
  ]
  expect(await write({ prompt: { messages } })).toMatchObject(WHOLE)
  expect(await host.describe(file, NEVER)).toEqual({ name: 'tiny', architecture: 'llama', contextTokens: 4096 })
  expect(host.pids()).toHaveLength(1)
})

test('a grammar is kept to, and letters of many bytes come whole', async () => {
  const grammar = 'root ::= ("三年" | "二班🎒" | " a" [0-9])+ "."'
  const { text } = await write({ grammar, maxTokens: 200, temperature: 1.5 })
  expect(text).toMatch(/^(三年|二班🎒| a\d)+/u)
  expect(text).not.toContain('\ufffd')
  await expect(write({ grammar: 'root ::= (' })).rejects.toMatchObject({ code: 'internal' })
})

test('what is too long for the model is said', async () => {
  await expect(write({ prompt: { text: '。'.repeat(2_000) } })).rejects.toMatchObject({ code: 'assistant_too_long' })
  await expect(write({ prompt: { text: 'x'.repeat(200_000) } })).rejects.toMatchObject({ code: 'assistant_too_long' })
})

test('two at once, the third is told that there is no room, and when there is', async () => {
  const [a, b] = [start({ maxTokens: LONG }), start({ maxTokens: LONG })]
  await Promise.all([a.begun, b.begun])
  await expect(write()).rejects.toMatchObject({ code: 'assistant_busy' })
  const room = host.full()
  expect(room).not.toBeNull()
  a.stop.abort('enough')
  await room
  expect(host.full()).toBeNull()
  expect(await write()).toMatchObject(WHOLE)
  b.stop.abort('enough')
  await expect(b.ended).rejects.toBe('enough')
})

test('stopped at its first word, nothing more comes', async () => {
  const running = start({ maxTokens: LONG })
  await running.begun
  running.stop.abort('enough')
  await expect(running.ended).rejects.toBe('enough')
  const said = running.pieces.length
  expect(await write({ maxTokens: 200 })).toMatchObject({ tokens: 200 })
  expect(running.pieces).toHaveLength(said)
})

test('who stops listening stops it as well', async () => {
  const stream = host.write(file, request({ maxTokens: LONG }), NEVER)
  for await (const text of stream) {
    expect(text).not.toBe('')
    break
  }
  const [a, b] = [start({ maxTokens: 60 }), start({ maxTokens: 60 })]
  await Promise.any([a.ended, b.ended])
})

test('stopped while it reads, it does not cost the answer beside it', async () => {
  const beside = start({ maxTokens: 300 })
  await beside.begun
  const reading = start({ prompt: { text: '三年二班'.repeat(900) } })
  await beside.moved()
  reading.stop.abort('enough')
  await expect(reading.ended).rejects.toBe('enough')
  expect(await beside.ended).toEqual({ finish: 'length', tokens: 300 })
  expect(reading.pieces).toEqual([])
})

test('stopped before it is loaded, it ends with the reason at once, and the next one has its turn', async () => {
  const fresh = another()
  const running = start({}, fresh)
  running.stop.abort('enough')
  await expect(running.ended).rejects.toBe('enough')
  expect(await write({}, fresh)).toMatchObject(WHOLE)
})

test('killed in mid-answer it costs that answer, and the next one has a new process', async () => {
  const running = start({ maxTokens: LONG })
  await running.begun
  const [pid] = host.pids()
  process.kill(pid!, 'SIGKILL')
  await expect(running.ended).rejects.toMatchObject({ code: 'assistant_crashed' })
  expect(await write()).toMatchObject(WHOLE)
  expect(host.pids()).not.toContain(pid)
})

const CHAT = { messages: [{ role: 'user' as const, text: 'What happened?' }] }

test('killed with two answers in it: both go on, one by one, and say what they would have said', async () => {
  const undisturbed = await write({ maxTokens: 200 })
  const [text, chat] = [start({ maxTokens: 200 }), start({ maxTokens: 200, prompt: CHAT })]
  await Promise.all([text.begun, chat.begun])
  process.kill(host.pids()[0]!, 'SIGKILL')
  await expect(write()).rejects.toMatchObject({ code: expect.stringMatching(/assistant_(busy|crashed)/) })
  expect(await text.ended).toEqual({ finish: 'length', tokens: 200 })
  expect(await chat.ended).toMatchObject({ finish: 'length' })
  expect(text.pieces.join('')).toBe(undisturbed.text)
  expect(await write()).toMatchObject(WHOLE)
})

test('an answer that takes its process with it every time is lost, the one beside it is not', async () => {
  const [a, b] = [start({ maxTokens: LONG, prompt: CHAT }), start({ maxTokens: LONG, prompt: CHAT })]
  await Promise.all([a.begun, b.begun])
  const [pid] = host.pids()
  process.kill(pid!, 'SIGKILL')
  await expect.poll(() => host.pids().find((one) => one !== pid), { interval: 1, timeout: 40_000 }).toBeDefined()
  await Promise.any([a.moved(), b.moved()])
  process.kill(host.pids().find((one) => one !== pid)!, 'SIGKILL')
  const ends = await Promise.allSettled([a.ended, b.ended])
  expect(ends.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'assistant_crashed' } }])
  expect(host.full()).toBeNull()
})

test('one that hangs is noticed and replaced', async () => {
  const fresh = another({ maxSilentMs: 4_000 })
  const running = start({ maxTokens: LONG }, fresh)
  await running.begun
  const [pid] = fresh.pids()
  process.kill(pid!, 'SIGSTOP')
  await expect(running.ended).rejects.toMatchObject({ code: 'assistant_stuck' })
  expect(await write({}, fresh)).toMatchObject(WHOLE)
  expect(fresh.pids()).not.toContain(pid)
})

test('one that says nothing more is given up, and ended when it does not stop; idle, its memory is free again', async () => {
  const fresh = another({ silenceMs: 300, idleMs: 50 })
  const running = start({ maxTokens: LONG }, fresh)
  await running.begun
  const [pid] = fresh.pids()
  process.kill(pid!, 'SIGSTOP')
  await expect(running.ended).rejects.toMatchObject({ code: 'assistant_silent' })
  await expect.poll(() => fresh.pids()).not.toContain(pid)
  expect(await write({}, fresh)).toMatchObject(WHOLE)
  await expect.poll(() => fresh.pids()).toEqual([])
})

test('a file that is replaced is read anew, one that is deleted is missing; who writes from the old one ends as it would have', async () => {
  const changing = path.join(dir, 'changing.gguf')
  writeFileSync(changing, tinyModel())
  const running = start({ maxTokens: 600 }, host, changing)
  await running.begun
  const next = path.join(dir, 'next')
  writeFileSync(next, tinyModel({ name: 'next', contextTokens: 512 }))
  renameSync(next, changing)
  const newer = start({ maxTokens: 300 }, host, changing)
  await newer.begun
  expect(await host.describe(changing, NEVER)).toMatchObject({ name: 'next', contextTokens: 512 })
  unlinkSync(changing)
  expect(await newer.ended).toEqual({ finish: 'length', tokens: 300 })
  expect(await running.ended).toEqual({ finish: 'length', tokens: 600 })
  await expect(write({}, host, changing)).rejects.toMatchObject({ code: 'assistant_file_missing' })
  await expect.poll(() => host.pids()).toHaveLength(1)
})

test('one that is cut off in mid-answer costs that answer, and what is left of it is refused', async () => {
  const cut = path.join(dir, 'cut.gguf')
  writeFileSync(cut, tinyModel())
  const running = start({ maxTokens: LONG }, host, cut)
  await running.begun
  truncateSync(cut, 100)
  await expect(running.ended).rejects.toMatchObject({ code: 'assistant_crashed' })
  await expect(write({}, host, cut)).rejects.toMatchObject({ code: 'assistant_file_invalid' })
})

test.each<[string, (name: string) => void, string]>([
  ['nothing in it', (name) => writeFileSync(name, ''), 'assistant_file_invalid'],
  ['no model in it', (name) => writeFileSync(name, 'no model '.repeat(100)), 'assistant_file_invalid'],
  ['a folder for a file', (name) => mkdirSync(name), 'assistant_file_missing'],
])('%s is refused', async (name, make, code) => {
  make(path.join(dir, name))
  await expect(write({}, host, path.join(dir, name))).rejects.toMatchObject({ code })
})

test('the process has no socket to anywhere, no file but the model, and nothing of the environment', async () => {
  const running = start({ maxTokens: LONG })
  await running.begun
  const [pid] = host.pids()
  const links = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  const network = ['tcp', 'tcp6', 'udp', 'udp6'].map((kind) => readFileSync(`/proc/${pid}/net/${kind}`, 'utf8'))
  const inodes = new Set(network.flatMap((text) => text.split('\n').map((line) => line.trim().split(/\s+/)[9])))
  expect(links.filter((link) => inodes.has(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '-'))).toEqual([])
  const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  expect(environment.filter((line) => !/^(NODE_ENV|MALLOC_ARENA_MAX|NODE_CHANNEL_\w+)=|^$/.test(line))).toEqual([])
  running.stop.abort('enough')
})
