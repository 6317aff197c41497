/** A server that speaks as OpenAI's does, with llama.cpp and a real file behind it: two answers at once, 429 beyond. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { AppError } from '../../errors'
import type { GgufHost } from '../engines/gguf/host'
import { data, ending, HEAD, piece } from './model-server'

const asked = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  temperature: z.number(),
  top_p: z.number(),
  max_tokens: z.number(),
  seed: z.number().nullable().default(null),
  stream: z.literal(true),
})

export async function startLlamaServer(host: GgufHost, file: string) {
  const seen = { finished: 0, stopped: 0 }
  const http = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    if (request.url === '/v1/models') return void response.end(JSON.stringify({ data: [{ id: 'tiny' }] }))
    const { messages, temperature, top_p, max_tokens, seed } = asked.parse(JSON.parse(String(Buffer.concat(chunks))))
    const stop = new AbortController()
    response.once('close', () => stop.abort())
    const params = { temperature, topP: top_p, maxTokens: max_tokens, seed }
    const prompt = { messages: messages.map(({ role, content }) => ({ role, text: content })) }
    const stream = host.write(file, { prompt, params, grammar: null }, stop.signal)
    try {
      for (let next = await stream.next(); ; next = await stream.next()) {
        if (next.done) {
          seen.finished++
          return void response.end(ending(next.value.finish, next.value.tokens ?? 0))
        }
        if (!response.headersSent) response.writeHead(200, HEAD)
        response.write(piece(next.value))
      }
    } catch (error) {
      if (stop.signal.aborted) seen.stopped++
      else if (response.headersSent) response.end(data({ error: { message: 'it broke' } }))
      else response.writeHead(error instanceof AppError && error.code === 'assistant_busy' ? 429 : 500).end()
    }
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    seen,
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
