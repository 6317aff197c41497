/** llama.cpp by itself, as its package offers it: the measure that the product's tokens are compared with. */
import { getLlama, LlamaChat, LlamaLogLevel } from 'node-llama-cpp'
import type { Prompt } from '../server/assistant/engines/engine'
import { GGUF_LIMITS } from '../server/assistant/engines/gguf/limits'

export type BareLlama = {
  /** Tokens a second, from the first to the last. */
  write(prompt: Prompt, params: { temperature: number; topP: number; maxTokens: number; seed: number }): Promise<number>
  close(): Promise<void>
}

export async function openBareLlama(file: string): Promise<BareLlama> {
  const llama = await getLlama({
    ...{ gpu: false, build: 'never', skipDownload: true, progressLogs: false },
    ...{ maxThreads: 1, logLevel: LlamaLogLevel.disabled },
  })
  const model = await llama.loadModel({ modelPath: file })
  const context = await model.createContext({ sequences: 1, threads: 1, contextSize: GGUF_LIMITS.contextTokens })
  const sequence = context.getSequence()
  return {
    async write({ system, user }, params) {
      const chat = new LlamaChat({ contextSequence: sequence })
      const at: number[] = []
      const history = [
        { type: 'system' as const, text: system },
        { type: 'user' as const, text: user },
      ]
      await chat.generateResponse(history, {
        ...params,
        repeatPenalty: false,
        onToken: (made) => at.push(...made.map(() => performance.now())),
      })
      chat.dispose()
      await sequence.clearHistory()
      const spanMs = (at.at(-1) ?? 0) - (at[0] ?? 0)
      return ((at.length - 1) / spanMs) * 1000
    },
    async close() {
      await context.dispose()
      await model.dispose()
      await llama.dispose()
    },
  }
}
