/**
 * A Socket.IO client reduced to what a load test needs: a thousand of them in one process must not cost more than the
 * server they measure. Speaks Engine.IO 4 over one WebSocket.
 */
import WebSocket from 'ws'
import type { Account } from './http-client'

const OPEN = '0'
const PING = '2'
const PONG = '3'
const CONNECT = '40'
const EVENT = '42'

export type SocketClient = { messages(): number; close(): void }

/** Resolves when the subscription is acknowledged. */
export function openSocket({ url, cookie }: Account, cameraId: string): Promise<SocketClient> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false })
  let messages = 0
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('message', (data: Buffer) => {
      const head = data.subarray(0, 10).toString('latin1')
      if (head.startsWith(`${EVENT}["frame`)) messages++
      else if (head.startsWith(OPEN)) socket.send(CONNECT)
      else if (head.startsWith(CONNECT)) {
        socket.send(`${EVENT}0["camera:subscribe",${JSON.stringify({ cameraIds: [cameraId], frames: true })}]`)
      } else if (head.startsWith(PING)) socket.send(PONG)
      else if (head.startsWith('430')) resolve({ messages: () => messages, close: () => socket.terminate() })
    })
  })
}
