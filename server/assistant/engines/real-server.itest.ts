/** The client of OpenAI's interface against a server with a real, tiny model behind it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tinyModel } from '../../../testing/gguf/tiny-model'
import { answerParams } from '../../contract/assistant'
import { startLlamaServer } from '../testing/llama-server'
import type { Ended } from './engine'
import { createGgufHost, type GgufHost } from './gguf/host'
import { openAiEngine } from './openai'

const PROMPT = { system: 'Write.', user: 'What happened?' }
const NEVER = new AbortController().signal
let dir: string
let host: GgufHost
let server: Awaited<ReturnType<typeof startLlamaServer>>

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-gguf-'))
  const file = path.join(dir, 'tiny.gguf')
  writeFileSync(file, tinyModel())
  host = createGgufHost({ entry: path.resolve('dist/test/engine/gguf.js') })
  server = await startLlamaServer(host, file)
})
afterAll(async () => {
  await server?.close()
  host?.close()
  rmSync(dir, { recursive: true, force: true })
})

function start(maxTokens: number, signal = NEVER) {
  const params = answerParams.parse({ maxTokens, temperature: 0.8, seed: 3 })
  const stream = openAiEngine({ url: server.url, key: '' }, 'tiny').generate(PROMPT, params, signal)
  const pieces: string[] = []
  const first = stream.next()
  const ended = (async (): Promise<Ended> => {
    for (let next = await first; ; next = await stream.next()) {
      if (next.done) return next.value
      pieces.push(next.value)
    }
  })()
  ended.catch(() => undefined)
  return { pieces, first, ended }
}

test('tokens as they are made, counted, the same for the same seed', async () => {
  const one = start(40)
  expect(await one.ended).toEqual({ finish: 'length', tokens: 40 })
  expect(one.pieces.length).toBeGreaterThan(20)
  const two = start(40)
  await two.ended
  expect(two.pieces.join('')).toBe(one.pieces.join(''))
})

test('beside two others it is busy; a stop ends the computation there, and there is room again', async () => {
  const stop = new AbortController()
  const [a, b] = [start(2_000, stop.signal), start(2_000, stop.signal)]
  await Promise.all([a.first, b.first])
  await expect(start(20).ended).rejects.toMatchObject({ code: 'assistant_busy' })
  stop.abort('enough')
  await expect(a.ended).rejects.toBe('enough')
  await expect(b.ended).rejects.toBe('enough')
  await expect.poll(() => server.seen.stopped).toBe(2)
  await host.full()
  expect(await start(20).ended).toEqual({ finish: 'length', tokens: 20 })
})

test('a server whose model dies in mid-answer is an error with its code', async () => {
  const running = start(2_000)
  await running.first
  for (const pid of host.pids()) process.kill(pid, 'SIGKILL')
  await expect(running.ended).rejects.toMatchObject({ code: 'assistant_broken' })
})
