/**
 * An RTSP camera for tests, of nothing but Node: loops films of H.264 (RFC 6184) or HEVC (RFC 7798) over the connection it is
 * asked on, B-frames too. What GStreamer's server cannot be made to send; see rtsp-server.ts for a camera of another maker.
 */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { CodedFilm } from './coded-film'
import { parametersOf, toPayloads } from './rtp'

export type NodeCamera = { url(name: string): string; close(): Promise<void> }

const CLOCK = 90
const HEAD_BYTES = 12
const TYPE = 96

/** films: stream name -> film. */
export async function startNodeCamera(films: Record<string, CodedFilm>): Promise<NodeCamera> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
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
        const film = films[/^\w+ \w+:\/\/[^/]+\/(\w+)/.exec(question)?.[1] ?? '']
        socket.write(answer(question, film))
        if (film && question.startsWith('PLAY')) stop = play(socket, film)
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: (name) => `rtsp://127.0.0.1:${port}/${name}`,
    async close() {
      for (const socket of sockets) socket.destroy()
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

/** In the order of decoding, each picture when its turn comes. Returns the way to stop. */
function play(socket: Socket, { hevc, pictures, step }: CodedFilm): () => void {
  const began = performance.now()
  let sent = 0
  let sequence = 0
  const timer = setInterval(() => {
    for (; (sent * step) / CLOCK <= performance.now() - began; sent++) {
      const picture = pictures[sent % pictures.length]
      const passes = Math.floor(sent / pictures.length)
      const time = (passes * pictures.length * step + (picture?.shown ?? 0)) >>> 0
      const payloads = (picture?.units ?? []).flatMap((unit) => toPayloads(unit, hevc))
      for (const [n, payload] of payloads.entries()) {
        const head = Buffer.alloc(4 + HEAD_BYTES)
        head[0] = 0x24
        head.writeUInt16BE(HEAD_BYTES + payload.length, 2)
        head[4] = 0x80
        head[5] = TYPE | (n === payloads.length - 1 ? 0x80 : 0)
        head.writeUInt16BE(sequence++ & 0xffff, 6)
        head.writeUInt32BE(time, 8)
        head.writeUInt32BE(1, 12)
        socket.write(Buffer.concat([head, payload]))
      }
    }
  }, 5)
  return () => clearInterval(timer)
}
