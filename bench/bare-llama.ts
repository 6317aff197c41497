/** llama.cpp by itself, in a process of its own: the measure that the product's tokens are compared with. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { BareRequest } from './bare-llama-process'

export type BareLlama = {
  /** Tokens a second, from the first to the last. Throws when its process has ended. */
  write(request: BareRequest): Promise<number>
  close(): Promise<void>
}

export async function openBareLlama(file: string): Promise<BareLlama> {
  const child = fork(path.join(import.meta.dirname, 'bare-llama-process.ts'), [file])
  const gone = once(child, 'exit')
  const lost = gone.then((): [unknown] => {
    throw new Error('bare llama.cpp ended')
  })
  // Who waits for a message hears of it.
  lost.catch(() => undefined)
  const heard = async () => (await Promise.race([once(child, 'message'), lost]))[0]
  await heard()
  return {
    async write(request) {
      child.send(request)
      return Number(await heard())
    },
    async close() {
      child.disconnect()
      await gone
    },
  }
}
