import { once } from 'node:events'
import { mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Rig, startRig } from '../../testing/media/inference-rig'
import { makeFilm } from '../../testing/media/make-film'
import { readFrameNumber } from '../../testing/media/read-picture'
import { unknownOutputModel } from '../../testing/onnx'

const FILM_FRAMES = 25
let rig: Rig
let web: Server
let origin: string
/** What becomes of a server that says nothing: it takes five seconds, others are asked meanwhile. */
let silent: Promise<unknown>

/** Paths that were asked for. */
const asked: string[] = []

function serve(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
  asked.push(pathname)
  const to = searchParams.get('to')
  if (pathname === '/redirect') return void response.writeHead(302, { location: to ?? '' }).end()
  if (pathname === '/playlist.m3u8') {
    return void response.end(`#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${to}\n#EXT-X-ENDLIST\n`)
  }
  const status = Number(pathname.slice(1))
  if (status) response.writeHead(status).end()
  else if (pathname === '/locked.mp4' && !request.headers.authorization) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="camera"' }).end()
  } else if (pathname.endsWith('.mp4')) response.end(readFileSync(path.join(rig.dir, 'film.mp4')))
  else if (pathname === '/sound.wav') response.end(silence())
  else if (pathname === '/live.mjpg') stream(response)
  else if (/^\/hls\d*\.(m3u8|ts)$/.test(pathname)) response.end(readFileSync(path.join(rig.dir, pathname)))
  else if (pathname === '/sneaky.m3u8')
    response.end(`#EXTM3U\n#EXTINF:1,\nfile://${rig.dir}/film.mp4\n#EXT-X-ENDLIST\n`)
}

const MJPEG_PICTURES = 50
let picture: Uint8Array

/** A camera that sends a picture every 20 ms and hangs up after the last. */
function stream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'multipart/x-mixed-replace; boundary=next' })
  let sent = 0
  const timer = setInterval(() => {
    response.write(`--next\r\nContent-Type: image/jpeg\r\nContent-Length: ${picture.length}\r\n\r\n`)
    response.write(picture)
    response.write('\r\n')
    sent++
    if (sent === MJPEG_PICTURES || response.closed) {
      clearInterval(timer)
      response.end()
    }
  }, 20)
}

/** A tenth of a second of silence: media without video. */
function silence(): Buffer {
  const samples = Buffer.alloc(1600)
  const header = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\0\0\0\0',
    'latin1',
  )
  header.writeUInt32LE(36 + samples.length, 4)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

async function deadPort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

beforeAll(async () => {
  rig = await startRig()
  makeFilm(path.join(rig.dir, 'film.mp4'), { frames: FILM_FRAMES })
  makeFilm(path.join(rig.dir, 'hls.m3u8'), { frames: FILM_FRAMES })
  makeFilm(path.join(rig.dir, 'cut.mp4'), { frames: FILM_FRAMES })
  truncateSync(path.join(rig.dir, 'cut.mp4'), 600)
  rig.write('garbage.mp4', Buffer.alloc(5000, 0xa5))
  rig.write('empty.mp4', '')
  rig.write('list.m3u8', `#EXTM3U\n#EXTINF:1,\nfilm.mp4\n#EXT-X-ENDLIST\n`)
  mkdirSync(path.join(rig.dir, 'folder'))
  symlinkSync('/etc/hostname', path.join(rig.dir, 'link.mp4'))
  web = createServer(serve).listen(0, '127.0.0.1')
  await once(web, 'listening')
  origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  silent = rig.inference.probe(rig.camera({ source: { kind: 'http', url: `${origin}/silence` } })).then(
    () => null,
    (error: unknown) => error,
  )
})
afterAll(async () => {
  await rig.close()
  web.closeAllConnections()
  web.close()
})

describe('probe', () => {
  it('opens a film and returns its first picture', async () => {
    const reply = await rig.inference.probe(rig.camera({ source: { kind: 'file', path: 'film.mp4' } }))
    expect(reply).toMatchObject({ width: 320, height: 240, objects: [] })
    expect(await readFrameNumber(reply.jpeg)).toBe(0)
  })

  it.each([
    ['garbage.mp4', 'source_broken'],
    ['cut.mp4', 'source_broken'],
    ['empty.mp4', 'source_broken'],
    ['list.m3u8', 'source_broken'],
    ['missing.mp4', 'source_not_found'],
    ['folder', 'source_not_found'],
    ['../film.mp4', 'source_outside_media'],
    ['/etc/hostname', 'source_outside_media'],
    ['link.mp4', 'source_outside_media'],
    ['.', 'source_outside_media'],
  ])('file %s: %s', async (file, code) => {
    const probe = rig.inference.probe(rig.camera({ source: { kind: 'file', path: file } }))
    await expect(probe).rejects.toMatchObject({ code })
  })

  describe('of HTTP', () => {
    const probe = (url: string) => rig.inference.probe(rig.camera({ source: { kind: 'http', url } }))
    const via = (path: string, to: string) => `${origin}/${path}?to=${encodeURIComponent(to)}`
    // This machine under a name that no camera has: whoever connects gets there.
    const nowhere = () => `http://0.0.0.0:${new URL(origin).port}`

    it('follows redirects to where cameras may be', async () => {
      await expect(probe(via('redirect', `${origin}/film.mp4`))).resolves.toMatchObject({ width: 320 })
    })

    it.each<[string, (target: string) => string]>([
      ['a redirect', (target) => via('redirect', target)],
      ['two redirects', (target) => via('redirect', via('redirect', target))],
      ['a playlist', (target) => via('playlist.m3u8', target)],
      ['a redirect of what a playlist names', (target) => via('playlist.m3u8', via('redirect', target))],
    ])('does not follow %s to where none is', async (_, from) => {
      asked.length = 0
      await expect(probe(from(`${nowhere()}/film.mp4`))).rejects.toMatchObject({
        code: expect.stringMatching(/^source_/),
      })
      await expect(probe(from('http://169.254.169.254/film.mp4'))).rejects.toBeDefined()
      expect(asked).not.toContain('/film.mp4')
    })

    it.each(['http://169.254.169.254/latest', 'http://[fe80::1]/', 'http://0/x'])('refuses %s', async (url) => {
      await expect(probe(url)).rejects.toMatchObject({ code: 'source_address' })
    })
  })

  it.each([
    ['404', 'source_not_found'],
    ['401', 'source_auth'],
    ['403', 'source_auth'],
    ['503', 'source_unreachable'],
    ['sound.wav', 'source_no_video'],
    ['locked.mp4', 'source_auth'],
    ['sneaky.m3u8', 'source_broken'],
  ])('http %s: %s', async (file, code) => {
    const probe = rig.inference.probe(rig.camera({ source: { kind: 'http', url: `${origin}/${file}` } }))
    await expect(probe).rejects.toMatchObject({ code })
  })

  it('sends the credentials, whatever characters they have', async () => {
    const seen = once(web, 'request')
    const source = { kind: 'http', url: `${origin}/locked.mp4`, username: 'op', password: 'p@ss:/w?rd' } as const
    const { width } = await rig.inference.probe(rig.camera({ source }))
    await seen
    expect(width).toBe(320)
  })

  it.each(['rtsp', 'http'] as const)(
    '%s at a dead port is refused, and the answer holds no credentials',
    async (kind) => {
      const source = { kind, url: `${kind}://127.0.0.1:${await deadPort()}/x`, username: 'me', password: 'hunter22' }
      const error: Error & { code?: string } = await rig.inference.probe(rig.camera({ source })).then(
        () => new Error('it opened'),
        (thrown) => thrown,
      )
      expect(error.code).toBe('source_refused')
      expect(error.message).not.toMatch(/hunter22/)
    },
  )

  it('a server that says nothing times out', async () => {
    expect(await silent).toMatchObject({ code: 'source_timeout' })
  })

  it('device that is not there', async () => {
    const probe = rig.inference.probe(rig.camera({ source: { kind: 'device', path: '/dev/video987' } }))
    await expect(probe).rejects.toMatchObject({ code: 'source_not_found' })
  })
})

describe('an MJPEG camera', () => {
  it('is shown as its pictures come, and opened again when it hangs up', async () => {
    const film = { kind: 'file', path: 'film.mp4' } as const
    picture = (await rig.inference.probe(rig.camera({ source: film }))).jpeg
    const ended = rig.status((status) => status.code === 'source_ended')
    const live = rig.status((status) => status.state === 'live')
    const source = { kind: 'http', url: `${origin}/live.mjpg` } as const
    rig.inference.startCamera(rig.camera({ id: 'mjpeg', source, pictureFps: 30 }))
    expect(await live).toMatchObject({ cameraId: 'mjpeg' })
    expect(await ended).toMatchObject({ state: 'reconnecting' })
    const next = await rig.frame((frame) => frame.cameraId === 'mjpeg')
    // All pictures but those the demuxer needs to see the end of: none was held back to be paced.
    expect(next.frameId).toBeGreaterThanOrEqual(MJPEG_PICTURES - 2)
    rig.inference.stopCamera('mjpeg')
  })
})

describe('HLS', () => {
  it('a playlist and its segments are played', async () => {
    const source = { kind: 'http', url: `${origin}/hls.m3u8` } as const
    rig.inference.startCamera(rig.camera({ id: 'hls', source }))
    const frames = await rig.frames(FILM_FRAMES, (frame) => frame.cameraId === 'hls')
    rig.inference.stopCamera('hls')
    for (const frame of frames) expect(await readFrameNumber(frame.jpeg!)).toBe(frame.frameId % FILM_FRAMES)
  })
})

describe('a film', () => {
  it('(file, http) is looped in real time without drift', async () => {
    const sources = [{ kind: 'file', path: 'film.mp4' } as const, { kind: 'http', url: `${origin}/film.mp4` } as const]
    const looped = sources.map(async (source) => {
      rig.inference.startCamera(rig.camera({ id: source.kind, source }))
      const frames = await rig.frames(3 * FILM_FRAMES, (frame) => frame.cameraId === source.kind)
      rig.inference.stopCamera(source.kind)
      return frames
    })
    for (const frames of await Promise.all(looped)) {
      for (const frame of frames) {
        expect(await readFrameNumber(frame.jpeg!)).toBe(frame.frameId % FILM_FRAMES)
      }
      const [first, last] = [frames[0]!, frames.at(-1)!]
      const expected = (last.frameId - first.frameId) * 40
      expect(Math.abs(last.at - first.at - expected)).toBeLessThan(150)
    }
  })
})

describe('inspectModel', () => {
  it.each([
    ['empty', 'model_empty', new Uint8Array(0), null],
    ['garbage', 'model_invalid', Buffer.alloc(5000, 7), null],
    ['unknown output', 'model_unknown_output', unknownOutputModel(), null],
    ['checksum', 'model_checksum', unknownOutputModel(), { name: 'x', file: 'x.onnx', sha256: '0'.repeat(64) }],
  ])('%s: %s', async (_name, error, bytes, manifest) => {
    const reply = await rig.inference.inspectModel('m', rig.write('m.onnx', bytes), manifest)
    expect(reply).toMatchObject({ error })
  })

  it('says what is wrong without telling where its files are', async () => {
    const reply = await rig.inference.inspectModel('m', rig.write('m.onnx', Buffer.alloc(5000, 7)), null)
    expect(reply).toMatchObject({ detail: expect.stringContaining('m.onnx') })
    expect(reply).not.toMatchObject({ detail: expect.stringContaining(rig.dir) })
  })

  it('a file that is gone', async () => {
    const reply = await rig.inference.inspectModel('m', path.join(rig.dir, 'gone.onnx'), null)
    expect(reply).toMatchObject({ error: 'model_not_found' })
  })
})
