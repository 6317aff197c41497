import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { sendStream } from './send-stream'

const log = pino({ level: 'silent' })
const about = { type: 'text/csv', headers: { 'x-name': 'y' } }

/** What a client sees of a stream. */
async function served(chunks: AsyncIterable<Uint8Array>, act: (url: string) => Promise<unknown>): Promise<void> {
  const sent: Promise<void>[] = []
  const server = createServer((_, res: ServerResponse) => void sent.push(sendStream(res, { ...about, chunks }, log)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await Promise.all(sent)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('what is made is what comes', async () => {
  async function* two() {
    yield Buffer.from('a,b\r\n')
    yield Buffer.from('1,2\r\n')
  }
  await served(two(), async (url) => {
    const answer = await fetch(url)
    expect([answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual(['text/csv', 'no-store'])
    expect(await answer.text()).toBe('a,b\r\n1,2\r\n')
  })
})

test('one that fails half-way is cut off, not ended', async () => {
  async function* failing() {
    yield Buffer.from('a,b\r\n')
    throw new Error('the database is away')
  }
  await served(failing(), async (url) => {
    await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow()
  })
})

test('no more is made than the reader takes, and nothing once it has gone', async () => {
  const made = { chunks: 0, ended: false }
  async function* endless() {
    try {
      for (;;) {
        made.chunks++
        yield Buffer.alloc(65_536)
      }
    } finally {
      made.ended = true
    }
  }
  await served(endless(), async (url) => {
    const asked = request(url).end()
    const [answer] = await once(asked, 'response')
    await once(answer, 'readable')
    answer.destroy()
  })
  expect(made.ended).toBe(true)
  expect(made.chunks).toBeLessThan(1_000)
})
