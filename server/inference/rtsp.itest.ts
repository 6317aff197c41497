/** RTSP cameras against a real server on loopback. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Rig, startRig } from '../../testing/media/inference-rig'
import { readFilm } from '../../testing/media/read-film'
import { readFrameNumber } from '../../testing/media/read-picture'
import { writeBeaconFilm } from '../../testing/rtsp/beacon-film'
import { type RtspServer, rtspUnavailable, startRtspServer } from '../../testing/rtsp/rtsp-server'
import { steadyMs } from '../clock'
import { clipPath } from './clip/folder'
import type { EngineClip } from './messages'

const FRAMES = 100
const LOGIN = { username: 'op', password: 'p@ss:/w?rd' }
const why = rtspUnavailable()

/** A server that answers every question with another address. */
async function redirectTo(location: string): Promise<{ url: string; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (data) => {
      const number = /CSeq: *(\d+)/i.exec(data.toString())?.[1] ?? '0'
      const found = /^OPTIONS/.test(data.toString()) ? '200 OK' : `302 Found\r\nLocation: ${location}`
      socket.write(`RTSP/1.0 ${found}\r\nCSeq: ${number}\r\n\r\n`)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}/x`, close: () => server.close() }
}

describe.skipIf(why)(`an RTSP camera${why ? ` (${why})` : ''}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sightline-rtsp-'))
  let rig: Rig
  let open: RtspServer
  let locked: RtspServer

  beforeAll(async () => {
    const film = path.join(folder, 'beacon.h264')
    writeBeaconFilm(film, { frames: FRAMES, width: 640, height: 384 })
    rig = await startRig()
    open = await startRtspServer({ films: { beacon: film } })
    locked = await startRtspServer({ films: { beacon: film }, login: LOGIN, fps: 4 })
  })
  afterAll(async () => {
    await rig.close()
    await Promise.all([open.stop(), locked.stop()])
    rmSync(folder, { recursive: true })
  })

  const probe = (url: string, credentials = {}) =>
    rig.inference.probe(rig.camera({ source: { kind: 'rtsp', url, ...credentials } }))

  it('lets nobody in without the right login, and tells nobody which one was tried', async () => {
    const url = locked.url('beacon')
    await expect(probe(url)).rejects.toMatchObject({ code: 'source_auth' })
    const wrong = probe(url, { username: 'op', password: 'hunter22' })
    await expect(wrong).rejects.toMatchObject({ code: 'source_auth', message: expect.not.stringContaining('hunter22') })
    expect(await probe(url, LOGIN)).toMatchObject({ width: 640, height: 384 })
  })

  it('of few pictures a second is open before the eighth came', async () => {
    expect((await probe(locked.url('beacon'), LOGIN)).openMs).toBeLessThan(7 * 250)
  })

  it('that is not there is not found', async () => {
    await expect(probe(open.url('attic'))).rejects.toMatchObject({ code: 'source_not_found' })
  })

  it('may send on to another camera, but not to an address that no camera has', async () => {
    // 0.0.0.0 is forbidden, and yet a server of this machine answers there: FFmpeg gets as far as it can.
    for (const [host, outcome] of [
      ['127.0.0.1', 'played'],
      ['0.0.0.0', 'source_address'],
    ] as const) {
      const sender = await redirectTo(open.url('beacon').replace('127.0.0.1', host))
      const found = probe(sender.url).then(
        () => 'played',
        ({ code }) => code,
      )
      expect(await found).toBe(outcome)
      sender.close()
    }
  })

  it('has clips of the packets that it sent, none missing and none twice', async () => {
    const source = { kind: 'rtsp', url: open.url('beacon') } as const
    rig.inference.startCamera(rig.camera({ id: 'taped', source, ringMs: 1_000 }))
    // The first second is not kept: its packets do not say when they are shown.
    await rig.frames(70, ({ cameraId, jpeg }) => cameraId === 'taped' && jpeg !== null)
    const ended = new Promise<EngineClip['end']>((resolve) => {
      const off = rig.inference.onClip(({ clipId, end }) => {
        if (clipId !== 'taped') return
        off()
        resolve(end)
      })
    })
    const clip = path.join(folder, 'taped')
    const now = steadyMs()
    rig.inference.startClip({
      cameraId: 'taped',
      clipId: 'taped',
      folder: clip,
      fromMs: now - 1_000,
      untilMs: now + 1_500,
    })
    const made = await ended
    expect(made).toMatchObject({ made: 'clip', width: 640, height: 384 })
    const pictures = readFilm(clipPath(clip))
    expect(pictures.length).toBe(made.pictures)
    expect(made.durationMs).toBeGreaterThan(2_300)
    const steps = pictures.slice(1).map(({ code }, n) => (code - (pictures[n]?.code ?? 0) + FRAMES) % FRAMES)
    expect(new Set(steps)).toEqual(new Set([1]))
    rig.inference.stopCamera('taped')
  })

  it('that loses power says so and comes back by itself, with new frame ids (rule 1)', async () => {
    const source = { kind: 'rtsp', url: open.url('beacon') } as const
    rig.inference.startCamera(rig.camera({ id: 'door', source }))
    const before = await rig.frame((frame) => frame.cameraId === 'door')
    expect(await readFrameNumber(before.jpeg!)).not.toBeNull()
    const lost = rig.status((status) => status.state === 'reconnecting')
    const refused = rig.status((status) => status.code === 'source_refused')
    await open.kill()
    expect(await lost).toMatchObject({ cameraId: 'door' })
    await refused
    const back = rig.status((status) => status.state === 'live')
    const picture = rig.frame((frame) => frame.cameraId === 'door')
    await open.restart()
    expect((await back).code).toBeUndefined()
    expect((await picture).frameId).toBeGreaterThan(before.frameId)
    rig.inference.stopCamera('door')
  })
})
