/** A real server on loopback that speaks as OpenAI's does, and misbehaves when told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  path: string
  authorization: string | null
  body: { messages?: { content: string }[]; model?: string }
}
export type Behaviour = (response: ServerResponse, asked: Asked) => void | Promise<void>

export async function startModelServer() {
  /** open: requests that are not over. */
  const server = { behave: says(['Hello.']) as Behaviour, asked: [] as Asked[], open: 0 }
  const http = createServer((request, response) => {
    server.open++
    response.once('close', () => void server.open--)
    void answer(request, response)
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    const body = text === '' ? {} : (JSON.parse(text) as Asked['body'])
    const asked = { path: request.url ?? '', authorization: request.headers.authorization ?? null, body }
    server.asked.push(asked)
    await server.behave(response, asked)
  }
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`
  return Object.assign(server, {
    url,
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  })
}
export type ModelServer = Awaited<ReturnType<typeof startModelServer>>

export const HEAD = { 'content-type': 'text/event-stream' }
export const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`
export const piece = (content: string) => data({ choices: [{ delta: { content } }] })
export const ending = (reason: string, tokens: number) =>
  `${data({ choices: [{ delta: {}, finish_reason: reason }] })}${data({ choices: [], usage: { completion_tokens: tokens } })}data: [DONE]\n\n`

/** A list of models, or these pieces of text. */
export function says(pieces: readonly string[], reason = 'stop'): Behaviour {
  return (response, { path }) => {
    if (path.endsWith('/models')) {
      response.end(JSON.stringify({ data: [{ id: 'tiny', max_model_len: 4096 }, { id: 'other' }] }))
      return
    }
    response.writeHead(200, HEAD)
    for (const text of pieces) response.write(piece(text))
    response.end(ending(reason, pieces.length))
  }
}
