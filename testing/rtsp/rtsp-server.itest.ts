import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeBeaconFilm } from './beacon-film'
import { rtspUnavailable, startRtspServer } from './rtsp-server'

const folder = mkdtempSync(path.join(tmpdir(), 'sightline-rtsp-'))
const film = path.join(folder, 'beacon.h264')
afterAll(() => rmSync(folder, { recursive: true }))

/** The status line that a DESCRIBE gets. */
async function describeStatus(url: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(`DESCRIBE ${url} RTSP/1.0\r\nCSeq: 1\r\n\r\n`)
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString().split('\r\n')[0] ?? ''
}

it('writes a film with one access unit delimiter a frame', () => {
  writeBeaconFilm(film, { frames: 30, width: 320, height: 240 })
  const delimiters = readFileSync(film).toString('latin1').split('\0\0\0\x01\x09').length - 1
  expect(delimiters).toBe(30)
})

const why = rtspUnavailable()
describe.skipIf(why)(`RTSP test server${why ? ` (${why})` : ''}`, () => {
  it('serves, dies, and serves again on the same port', async () => {
    const server = await startRtspServer({ films: { beacon: film } })
    try {
      const url = server.url('beacon')
      expect(await describeStatus(url)).toBe('RTSP/1.0 200 OK')
      expect(await describeStatus(server.url('nothing'))).toBe('RTSP/1.0 404 Not Found')
      await server.kill()
      await expect(describeStatus(url)).rejects.toThrow('ECONNREFUSED')
      await server.restart()
      expect(await describeStatus(url)).toBe('RTSP/1.0 200 OK')
    } finally {
      await server.stop()
    }
  })

  it('asks for a login when told to', async () => {
    const server = await startRtspServer({ films: { beacon: film }, login: { username: 'a', password: 'b' } })
    try {
      expect(await describeStatus(server.url('beacon'))).toBe('RTSP/1.0 401 Unauthorized')
    } finally {
      await server.stop()
    }
  })
})
