/** A viewer of /stream that reads all or nothing. */
import { connect, type Socket } from 'node:net'
import type { Account } from './http-client'

export type StreamViewer = { bytes(): number; close(): void }

/** reads false: asks for pictures and never takes one, as a page on a dead line does. */
export function openViewer({ url, cookie }: Account, cameraId: string, reads: boolean): StreamViewer {
  const { hostname, port, host } = new URL(url)
  const socket: Socket = connect(Number(port), hostname)
  let bytes = 0
  socket.on('error', () => {})
  socket.write(`GET /stream?cameras=${cameraId} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`)
  if (reads) {
    socket.on('data', (data) => {
      bytes += data.length
    })
  } else socket.pause()
  return { bytes: () => bytes, close: () => socket.destroy() }
}
