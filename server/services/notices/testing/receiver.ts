/** A program that is told of alerts: a real HTTP server that keeps what it got and answers as the test wants. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Got = { path: string; headers: IncomingHttpHeaders; body: string }
export type TestReceiver = Awaited<ReturnType<typeof startReceiver>>

export async function startReceiver() {
  const got: Got[] = []
  const state = { answer: (res: ServerResponse, _n: number): void => void res.writeHead(204).end() }
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part)
    got.push({ path: req.url ?? '', headers: req.headers, body: Buffer.concat(parts).toString() })
    state.answer(res, got.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    got,
    /** n: 1, 2, 3 … */
    answer(answer: typeof state.answer) {
      state.answer = answer
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
