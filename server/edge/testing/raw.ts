/** Sockets without an HTTP client, for what no client would send. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** @param from one of loopback's many addresses, as if another machine called */
export async function openRaw(host: string, from = '127.0.0.1'): Promise<Socket> {
  const url = new URL(`http://${host}`)
  const socket = connect({ host: url.hostname, port: Number(url.port), localAddress: from })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** Everything that is answered until the other side ends it. */
export async function readAll(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
  })
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
  return text
}

/** Sends this and says what status came back; 0 for a connection that was closed without an answer. */
export async function rawStatus(host: string, request: string | Buffer): Promise<number> {
  const socket = await openRaw(host)
  const answer = readAll(socket)
  socket.write(request)
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(await answer)?.[1] ?? 0)
}
