/**
 * An RTSP camera for tests, of nothing but Node: loops films of H.264 (RFC 6184) or HEVC (RFC 7798) over the connection it is
 * asked on, B-frames too. What GStreamer's server cannot be made to send; see rtsp-server.ts for a camera of another maker.
 */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { CodedFilm } from './coded-film'
import { parametersOf, senderReport, toPayloads } from './rtp'

export type NodeCamera = {
  url(name: string): string
  /** Nobody gets this stream any more, and who had it has it no longer; until it is told that it is back. */
  lose(name: string): void
  bringBack(name: string): void
  close(): Promise<void>
}

type Options = {
  /** All streams show the same moment, whenever they are asked for, and say in reports when that was. */
  oneClock?: boolean
  /** Stream name -> so much later its pictures come than they were taken, ms. */
  late?: Record<string, number>
}

const CLOCK = 90
const HEAD_BYTES = 12
const TYPE = 96
const REPORT_MS = 500

/** films: stream name -> film. */
export async function startNodeCamera(
  films: Record<string, CodedFilm>,
  { oneClock = false, late = {} }: Options = {},
): Promise<NodeCamera> {
  const sockets = new Map<Socket, string>()
  const lost = new Set<string>()
  const began = { steady: performance.now(), wall: Date.now() }
  const server = createServer((socket) => {
    sockets.set(socket, '')
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    let stop: (() => void) | null = null
    socket.on('close', () => {
      sockets.delete(socket)
      stop?.()
    })
    let text = ''
    socket.on('data', (data) => {
      // Reports of the receiver, between its questions.
      if (data[0] === 0x24) return
      text += data.toString('latin1')
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const question = text.slice(0, end)
        text = text.slice(end + 4)
        const name = /^\w+ \w+:\/\/[^/]+\/(\w+)/.exec(question)?.[1] ?? ''
        const film = lost.has(name) ? undefined : films[name]
        sockets.set(socket, name)
        socket.write(answer(question, film))
        if (film && question.startsWith('PLAY')) {
          stop?.()
          stop = play(socket, film, oneClock ? { ...began, lateMs: late[name] ?? 0 } : null)
        }
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: (name) => `rtsp://127.0.0.1:${port}/${name}`,
    lose(name) {
      lost.add(name)
      for (const [socket, of] of sockets) if (of === name) socket.destroy()
    },
    bringBack: (name) => lost.delete(name),
    async close() {
      for (const socket of sockets.keys()) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(question: string, film: CodedFilm | undefined): string {
  const number = /^CSeq: *(\d+)/im.exec(question)?.[1] ?? '0'
  const reply = (headers: string[], body = '') =>
    [`RTSP/1.0 200 OK`, `CSeq: ${number}`, ...headers, `Content-Length: ${body.length}`, '', body].join('\r\n')
  const verb = /^\w+/.exec(question)?.[0]
  if (verb === 'OPTIONS') return reply(['Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN'])
  if (!film) return `RTSP/1.0 404 Not Found\r\nCSeq: ${number}\r\n\r\n`
  if (verb === 'DESCRIBE') return reply(['Content-Type: application/sdp'], describe(film))
  if (verb === 'SETUP') return reply(['Transport: RTP/AVP/TCP;unicast;interleaved=0-1', 'Session: 1'])
  return reply(['Session: 1'])
}

function describe(film: CodedFilm): string {
  return [
    ...['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=camera', 'c=IN IP4 127.0.0.1', 't=0 0', 'a=control:*'],
    ...[`m=video 0 RTP/AVP ${TYPE}`, `a=rtpmap:${TYPE} ${film.hevc ? 'H265' : 'H264'}/90000`],
    ...[`a=fmtp:${TYPE} ${parametersOf(film)}`, 'a=control:track1', ''],
  ].join('\r\n')
}

/** The camera's own time: when it was switched on, by the steady clock and by the one it tells. */
type CameraTime = { steady: number; wall: number; lateMs: number }

/** In the order of decoding, each picture when its turn comes. Returns the way to stop. */
function play(socket: Socket, { hevc, pictures, step }: CodedFilm, camera: CameraTime | null): () => void {
  const began = camera ? camera.steady + camera.lateMs : performance.now()
  const now = () => ((performance.now() - began) * CLOCK) / step
  // From a whole picture on. Every stream counts its time from somewhere else.
  let sent = camera ? Math.max(0, Math.floor(now() / pictures.length) * pictures.length) : 0
  const base = camera ? (Math.random() * 2 ** 32) >>> 0 : 0
  let sequence = 0
  let reported = Number.NEGATIVE_INFINITY
  const timeOf = (number: number) => {
    const passes = Math.floor(number / pictures.length)
    return (base + passes * pictures.length * step + (pictures[number % pictures.length]?.shown ?? 0)) >>> 0
  }
  const send = (channel: number, message: Buffer) => {
    const head = Buffer.of(0x24, channel, 0, 0)
    head.writeUInt16BE(message.length, 2)
    socket.write(Buffer.concat([head, message]))
  }
  const timer = setInterval(() => {
    for (; sent <= now(); sent++) {
      const time = timeOf(sent)
      if (camera && performance.now() - reported > REPORT_MS) {
        reported = performance.now()
        send(1, senderReport(camera.wall + ((time - base) >>> 0) / CLOCK, time))
      }
      const payloads = (pictures[sent % pictures.length]?.units ?? []).flatMap((unit) => toPayloads(unit, hevc))
      for (const [n, payload] of payloads.entries()) {
        const head = Buffer.alloc(HEAD_BYTES)
        head[0] = 0x80
        head[1] = TYPE | (n === payloads.length - 1 ? 0x80 : 0)
        head.writeUInt16BE(sequence++ & 0xffff, 2)
        head.writeUInt32BE(time, 4)
        head.writeUInt32BE(1, 8)
        send(0, Buffer.concat([head, payload]))
      }
    }
  }, 5)
  return () => clearInterval(timer)
}
