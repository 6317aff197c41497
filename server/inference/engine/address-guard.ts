/**
 * The way of HTTP sources out of this machine: a proxy on loopback for FFmpeg alone, which looks at every address before it
 * connects. FFmpeg follows redirects and fetches what a playlist names by itself, and its limit on redirects does not hold
 * for the parts of a playlist; what it cannot do is connect past this. A name is looked up here, once: the address that was
 * looked at is the one that is connected to. Bytes pass as they are.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { allowedAddresses } from './host-lookup'

/** FFmpeg's own requests are much shorter. */
const MAX_HEAD_BYTES = 32 * 1024
/** From the connection to the end of the request's head; it comes from this machine. */
const HEAD_MS = 5_000
/** FFmpeg gives up before. */
const CONNECT_MS = 15_000

/** FFmpeg says "refused" for this one, and "unreachable" for 502. */
const REFUSED = 421
const UNREACHABLE = 502

export type AddressGuard = {
  /** For FFmpeg's option http_proxy; holds a password, so that no other program of this machine goes this way. */
  url: string
  close(): void
}

let running = ''

/** Of the guard that this process started. */
export function guardUrl(): string {
  return running
}

/** @param find what a name leads to; for tests */
export async function startAddressGuard(find?: (host: string) => Promise<string[]>): Promise<AddressGuard> {
  const password = randomBytes(16).toString('hex')
  const expected = Buffer.from(`Basic ${Buffer.from(`guard:${password}`).toString('base64')}`)
  const sockets = new Set<Socket>()

  const server: Server = createServer({ allowHalfOpen: true }, (client) => {
    sockets.add(client)
    client.once('close', () => sockets.delete(client))
    serve(client).catch((error: NodeJS.ErrnoException) => {
      const refused = error instanceof Refusal || error.code === 'ECONNREFUSED'
      answer(client, error instanceof Refusal ? error.status : refused ? REFUSED : UNREACHABLE)
    })
  })

  async function serve(client: Socket): Promise<void> {
    client.on('error', () => client.destroy())
    const { head, rest } = await readHead(client)
    const request = parseHead(head)
    if (!isAllowed(request.authorization)) throw new Refusal(407)
    const upstream = await open(request.host, request.port)
    sockets.add(upstream)
    upstream.once('close', () => {
      sockets.delete(upstream)
      client.destroy()
    })
    client.once('close', () => upstream.destroy())
    if (client.destroyed) upstream.destroy()
    if (request.head === null) client.write('HTTP/1.1 200 Connected\r\n\r\n')
    else upstream.write(request.head)
    if (rest.length > 0) upstream.write(rest)
    upstream.pipe(client)
    client.pipe(upstream)
  }

  function isAllowed(given: string): boolean {
    const bytes = Buffer.from(given)
    return bytes.length === expected.length && timingSafeEqual(bytes, expected)
  }

  async function open(host: string, port: number): Promise<Socket> {
    const allowed = await allowedAddresses(host, find)
    if (allowed.length === 0) throw new Refusal(REFUSED)
    let failure: unknown
    for (const address of allowed) {
      try {
        return await connectTo(address, port)
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  const { port } = server.address() as AddressInfo
  running = `http://guard:${password}@127.0.0.1:${port}`
  return {
    url: running,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

class Refusal extends Error {
  constructor(readonly status: number) {
    super(`refused with ${status}`)
  }
}

type Request = {
  host: string
  port: number
  authorization: string
  /** What is sent on; null for CONNECT, after which the bytes are FFmpeg's and the camera's own business. */
  head: string | null
}

/** Throws Refusal for what is no request of a proxy's client. */
function parseHead(head: string): Request {
  const [first = '', ...lines] = head.split('\r\n')
  const [, method = '', target = '', version = ''] = /^([A-Z]+) (\S+) (HTTP\/1\.[01])$/.exec(first) ?? []
  const authorization = lines.find((line) => /^proxy-authorization:/i.test(line))?.replace(/^[^:]*:\s*/, '') ?? ''
  const tunnel = method === 'CONNECT'
  const text = tunnel ? `http://${target}` : target
  if (!URL.canParse(text) || !text.startsWith('http://')) throw new Refusal(400)
  const url = new URL(text)
  const kept = lines.filter((line) => !/^(?:proxy-[a-z]+|connection):/i.test(line))
  // One request a connection: the next one is looked at again.
  const own = [`${method} ${pathOf(target)} ${version}`, ...kept, 'Connection: close', '', ''].join('\r\n')
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 80),
    authorization,
    head: tunnel ? null : own,
  }
}

/** As it was written: cameras may mind. */
function pathOf(target: string): string {
  const path = target.replace(/^http:\/\/[^/?#]*/i, '')
  return path.startsWith('/') ? path : `/${path}`
}

/** Rejects when it is too long or does not come. */
async function readHead(client: Socket): Promise<{ head: string; rest: Buffer }> {
  const timer = setTimeout(() => client.destroy(), HEAD_MS)
  let data = Buffer.alloc(0)
  try {
    for (;;) {
      const end = data.indexOf('\r\n\r\n')
      if (end >= 0) return { head: data.subarray(0, end).toString('latin1'), rest: data.subarray(end + 4) }
      if (data.length > MAX_HEAD_BYTES) throw new Refusal(431)
      const chunk: Buffer | null = client.read()
      if (chunk) data = Buffer.concat([data, chunk])
      else if (client.readableEnded || client.destroyed) throw new Refusal(400)
      else await Promise.race([once(client, 'readable'), once(client, 'close'), once(client, 'end')])
    }
  } finally {
    clearTimeout(timer)
  }
}

async function connectTo(host: string, port: number): Promise<Socket> {
  const socket = connect({ host, port })
  socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('no connection in time')))
  await once(socket, 'connect')
  socket.setTimeout(0)
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  return socket
}

function answer(client: Socket, status: number): void {
  if (client.destroyed) return
  const ask = status === 407 ? 'Proxy-Authenticate: Basic realm="guard"\r\n' : ''
  client.end(`HTTP/1.1 ${status} Refused\r\n${ask}Content-Length: 0\r\nConnection: close\r\n\r\n`)
}
