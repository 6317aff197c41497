/**
 * assistant_ratio: tokens a second of a GGUF file through the product (process, IPC, desk, gate, HTTP) over those of bare llama.cpp, the same
 * file, prompt, parameters, context and priority, one thread each; taking turns. assistant_ttft_p95_ms: from asking the model to its first token with the demo
 * camera live. assistant_loop_p99_ms: event-loop delay of the server while four answers are told to 100 readers.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promptRoom, reportPrompt } from '../server/assistant/prompt'
import { ending, HEAD, piece, startModelServer } from '../server/assistant/testing/model-server'
import { type TinyModel, tinyModel } from '../testing/gguf/tiny-model'
import { doneOf, readAnswer, startAnswer } from './answers'
import { openBareLlama } from './bare-llama'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { type Account, signIn } from './http-client'
import { addLiveCamera } from './live-camera'
import { type ServerProcess, startServer } from './server-process'
import { mean, median, quantile } from './statistics'

/** Many and short: what else the machine does is in both. */
const ROUNDS = 12
const PARAMS = { temperature: 0.8, topP: 0.9, maxTokens: 200, seed: 1 }
const CONTEXT_TOKENS = 8_192
/** Of 9 million parameters: a token takes a few milliseconds. */
const MODEL = { width: 320, layers: 8, contextTokens: CONTEXT_TOKENS }
/** Of a million: as large as one that comes along may be. */
const SMALL = { width: 160, layers: 4, contextTokens: CONTEXT_TOKENS }

const TTFTS = 15
const READERS_AN_ANSWER = 25
const ACCOUNTS = 2
const ANSWERS_EACH = 2
/** Four answers together: more than any model on such a machine. */
const TOKENS_A_SECOND = 100
const STREAM_MS = 15_000

export async function measureAssistant(paths: BenchPaths): Promise<Measured> {
  const server = await startServer(paths)
  try {
    const ratio = await ratioToBare(server.admin, await useModel(server, 'bench.gguf', MODEL))
    await useModel(server, 'small.gguf', SMALL)
    await addLiveCamera(server.admin, { name: 'Demo', source: { kind: 'demo' }, modelId: 'classroom-six' })
    const ttft = await firstTokens(server.admin)
    const loop = await crowd(server)
    return { assistant_ratio: ratio, assistant_ttft_p95_ms: ttft, assistant_loop_p99_ms: loop }
  } finally {
    await server.stop()
  }
}

/** Returns its path. */
async function useModel({ admin, dataDir }: ServerProcess, file: string, model: TinyModel): Promise<string> {
  const folder = path.join(dataDir, 'models')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, file), tinyModel(model))
  await admin.call('PUT', '/api/assistant/settings', { engine: { kind: 'gguf', file } })
  return path.join(folder, file)
}

/** Each round over the bare ones just before and after it. */
async function ratioToBare(admin: Account, file: string): Promise<number> {
  const bare = await openBareLlama(file)
  try {
    const { digest, prompt } = await promptOf(admin)
    console.log(`  ${digest.facts.length} facts, a prompt of ${prompt.system.length + prompt.user.length} letters`)
    const request = { prompt, params: PARAMS }
    const without = [await bare.write(request)]
    const through: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await startAnswer(admin, PARAMS)
      through.push(doneOf((await readAnswer(admin, id)).last).tokens_per_s ?? 0)
      without.push(await bare.write(request))
    }
    const list = (rates: number[]) => rates.map((rate) => rate.toFixed(0)).join(' ')
    console.log(`  ${list(through)} tokens/s through the product, bare ${list(without)}`)
    const ratios = through.map((rate, round) => rate / mean(without.slice(round, round + 2)))
    console.log(`  ratios from ${quantile(ratios, 0.1).toFixed(3)} to ${quantile(ratios, 0.9).toFixed(3)} (p10, p90)`)
    return median(ratios)
  } finally {
    await bare.close()
  }
}

/** What the product gives the model. Also loads it. */
async function promptOf(admin: Account) {
  const { id, digest, locale } = await startAnswer(admin, PARAMS)
  await readAnswer(admin, id)
  const room = promptRoom(CONTEXT_TOKENS, PARAMS.maxTokens, locale)
  return { digest, prompt: reportPrompt(digest.facts, digest.length, locale, room) }
}

async function firstTokens(admin: Account): Promise<number> {
  await promptOf(admin)
  const ttfts: number[] = []
  while (ttfts.length < TTFTS) {
    const { id } = await startAnswer(admin, { ...PARAMS, maxTokens: 16 })
    ttfts.push(doneOf((await readAnswer(admin, id)).last).ttft_ms ?? Number.NaN)
  }
  console.log(`  first token after ${median(ttfts).toFixed(0)} ms, p95 of ${ttfts.length}`)
  return quantile(ttfts, 0.95)
}

/** With a model server in this process, since it tells four at once and costs the machine nothing. */
async function crowd(server: ServerProcess): Promise<number> {
  const models = await startModelServer()
  const sentence = ['There', ' were', ' no', ' alerts', ' [f2]', '.', ' ']
  models.behave = async (response) => {
    response.writeHead(200, HEAD)
    const until = performance.now() + STREAM_MS
    let told = 0
    for (; performance.now() < until; told++) {
      response.write(piece(sentence[told % sentence.length] ?? ''))
      await sleep(1000 / TOKENS_A_SECOND)
    }
    response.end(ending('stop', told))
  }
  try {
    await server.admin.call('PUT', '/api/assistant/settings', {
      engine: { kind: 'openai', url: models.url, model: 'tiny' },
    })
    const members = await Promise.all(Array.from({ length: ACCOUNTS }, (_, index) => member(server, index)))
    const reading: ReturnType<typeof readAnswer>[] = []
    for (const account of members)
      for (let n = 0; n < ANSWERS_EACH; n++) {
        const { id } = await startAnswer(account, { maxTokens: 2_000 })
        for (let reader = 0; reader < READERS_AN_ANSWER; reader++) reading.push(readAnswer(account, id))
      }
    await sleep(1_000)
    server.resetLoop()
    await sleep(STREAM_MS - 3_000)
    const loop = await server.readLoop()
    const all = await Promise.all(reading)
    const tokens = all.map(({ last }) => doneOf(last).tokens)
    const rate = mean(tokens) / (STREAM_MS / 1000)
    const fewest = Math.min(...all.map(({ count }) => count))
    console.log(
      `  ${all.length} readers, ${rate.toFixed(0)} tokens/s an answer, at least ${fewest} messages each, loop p50 ${loop.p50.toFixed(1)} ms`,
    )
    if (fewest < Math.min(...tokens)) throw new Error('a reader has not heard everything')
    return loop.p99
  } finally {
    await models.close()
  }
}

async function member(server: ServerProcess, index: number): Promise<Account> {
  const email = `reader${index}@example.org`
  const password = `reader-password-${index}`
  await server.admin.createUser({ email, name: `Reader ${index}`, role: 'viewer', password })
  return signIn(server.url, email, password)
}
