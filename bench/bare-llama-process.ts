/** The process of bare-llama.ts: llama.cpp as its package offers it, with the claim on the processor and the context that the product gives it. */
import { getLlama, LlamaChat, LlamaLogLevel } from 'node-llama-cpp'
import type { Prompt } from '../server/assistant/engines/engine'
import { GGUF_LIMITS } from '../server/assistant/engines/gguf/limits'
import { yieldToLive } from '../server/workshop/low-priority'

export type BareRequest = {
  prompt: Prompt
  params: { temperature: number; topP: number; maxTokens: number; seed: number }
}

yieldToLive('below')
const [file = ''] = process.argv.slice(2)
const llama = await getLlama({
  ...{ gpu: false, build: 'never', skipDownload: true, progressLogs: false },
  ...{ maxThreads: 1, logLevel: LlamaLogLevel.disabled },
})
const model = await llama.loadModel({ modelPath: file })
const { sequences, contextTokens, batchTokens } = GGUF_LIMITS
const context = await model.createContext({
  ...{ sequences, threads: 1, contextSize: contextTokens, batchSize: batchTokens },
})
const sequence = context.getSequence()

process.on('disconnect', () => process.exit())
process.on('message', async ({ prompt, params }: BareRequest) => {
  const chat = new LlamaChat({ contextSequence: sequence })
  const at: number[] = []
  let said = ''
  const history = [
    { type: 'system' as const, text: prompt.system },
    { type: 'user' as const, text: prompt.user },
  ]
  await chat.generateResponse(history, {
    ...params,
    repeatPenalty: false,
    onToken: (made) => at.push(...made.map(() => performance.now())),
    // Without it no text would be made of tokens, which takes a few per cent.
    onTextChunk: (text) => {
      said += text
    },
  })
  chat.dispose()
  await sequence.clearHistory()
  const spanMs = (at.at(-1) ?? 0) - (at[0] ?? 0)
  if (said === '') throw new Error('it said nothing')
  process.send?.(((at.length - 1) / spanMs) * 1000)
})
process.send?.('ready')
