/** A real server on loopback that speaks as OpenAI's does, and misbehaves when told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  path: string
  authorization: string | null
  body: {
    messages?: { role?: string; content: string }[]
    model?: string
    tools?: { function: { name: string; parameters: object } }[]
    tool_choice?: string
  }
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

/** One turn of a model that uses tools: what it says, and what it asks for (arguments as JSON, or as they stand). */
export type ScriptedTurn = { says?: string[]; calls?: { name: string; arguments: object | string }[] }

const toolChunk = (tool_calls: object[]) => data({ choices: [{ delta: { tool_calls } }] })

/** Turn by turn: how many turns of its own are in the messages says which is next; the last one is said again. */
export function speaks(turns: readonly ScriptedTurn[]): Behaviour {
  return (response, { path, body }) => {
    if (path.endsWith('/models')) return void response.end(JSON.stringify({ data: [{ id: 'tiny' }] }))
    const done = body.messages?.filter(({ role }) => role === 'assistant').length ?? 0
    const turn = turns[Math.min(done, turns.length - 1)] ?? {}
    response.writeHead(200, HEAD)
    for (const text of turn.says ?? []) response.write(piece(text))
    const calls = body.tool_choice === 'none' ? [] : (turn.calls ?? [])
    calls.forEach(({ name, arguments: given }, index) => {
      const text = typeof given === 'string' ? given : JSON.stringify(given)
      response.write(
        toolChunk([{ index, id: `c${done}-${index}`, type: 'function', function: { name, arguments: '' } }]),
      )
      // In pieces, as they come.
      for (let i = 0; i < text.length; i += 7)
        response.write(toolChunk([{ index, function: { arguments: text.slice(i, i + 7) } }]))
    })
    response.end(ending(calls.length > 0 ? 'tool_calls' : 'stop', 5))
  }
}
