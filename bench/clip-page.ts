/**
 * clip_exact_share, clip_error_px: a real Chromium plays clips of the calibration picture in the page of their alert, and goes to
 * moments in them: of H.264 over RTSP with B-frames, of a film, of an MJPEG camera. Each picture's frame number is read back from its pixels.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { AlertDetail, AlertPage } from '../server/contract/alert'
import type { CameraSource } from '../server/contract/camera'
import { type Film, makeFilm } from '../testing/media/make-film'
import { readCodedFilm } from '../testing/rtsp/coded-film'
import { startNodeCamera } from '../testing/rtsp/node-camera'
import { openPage, runIn } from './browser'
import type { ShownClip } from './clip-watch'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import type { Account } from './http-client'
import { addLiveCamera, BEACON_CAMERA } from './live-camera'
import { startServer } from './server-process'

const FILM: Film = { width: 1280, height: 720, fps: 25, frames: 1_500 }
const B_FRAMES = { preset: 'veryfast', 'x264-params': 'bframes=3:b-pyramid=1' }
const AFTER_MS = 40_000
const MADE_MS = 60_000
const SEEKS = 60
const SEEK_MS = 250
const NEAR_PX = 2
const RULE = {
  condition: { kind: 'behaviour_count', params: { behaviour: 'u', minCount: 1 } },
  ...{ forMs: 0, cooldownMs: 3_600_000, severity: 'info' },
}

export async function measureClipPage(paths: BenchPaths): Promise<Measured> {
  makeFilm(path.join(paths.work, 'beacon.mp4'), FILM)
  makeFilm(path.join(paths.work, 'reordered.ts'), { ...FILM, encoding: B_FRAMES })
  const film = readCodedFilm(path.join(paths.work, 'reordered.ts'), { fps: 25, hevc: false })
  const server = await startServer(paths)
  const camera = await startNodeCamera({ door: film })
  const { page, close } = await openPage(server.admin)
  const drawn = await addLiveCamera(server.admin, { ...BEACON_CAMERA, name: 'Drawn', pictureFps: 15, clips: false })
  const mjpeg = await relay(server.admin, `/video.mjpg?camera=${drawn}`)
  try {
    const sources: Record<string, CameraSource> = {
      'RTSP with B-frames': { kind: 'rtsp', url: camera.url('door') },
      'a film': { kind: 'file', path: 'beacon.mp4' },
      MJPEG: { kind: 'http', url: mjpeg.url },
    }
    const clips = await Promise.all(Object.entries(sources).map((one) => record(server.admin, ...one)))
    const all: ShownClip[] = []
    for (const [name, alert] of clips) {
      const shown = await play(page, server.url, alert)
      console.log(`  ${name}: ${tell(shown)}`)
      all.push(...shown)
    }
    return judge(all)
  } finally {
    await close()
    await mjpeg.close()
    await camera.close()
    await server.stop()
  }
}

/** Has a camera make one clip, and waits for it. */
async function record(admin: Account, name: string, source: CameraSource): Promise<[string, AlertDetail]> {
  const clip = { clipBeforeMs: 5_000, clipAfterMs: AFTER_MS }
  const id = await addLiveCamera(admin, { ...BEACON_CAMERA, ...clip, name, source, pictureFps: 15 })
  // What comes before it is in the clip as well.
  await sleep(clip.clipBeforeMs)
  await admin.call('POST', '/api/rules', { ...RULE, name, cameraId: id })
  const deadline = Date.now() + AFTER_MS + MADE_MS
  for (;;) {
    await sleep(1_000)
    const { items } = await admin.call<AlertPage>('GET', `/api/alerts?cameraId=${id}`)
    const alert = items[0] && (await admin.call<AlertDetail>('GET', `/api/alerts/${items[0].id}`))
    if (alert?.clip?.state === 'ready') {
      await admin.removeCamera(id)
      return [name, alert]
    }
    if (Date.now() > deadline) throw new Error(`${name}: no clip: ${JSON.stringify(alert?.clip)}`)
  }
}

/** From the beginning to the end, then to moments all over it. */
async function play(page: Page, url: string, { incidentId, clip }: AlertDetail): Promise<ShownClip[]> {
  await page.goto(`${url}/incidents/${incidentId}`)
  const choice = page.getByRole('radio', { name: 'Clip' })
  await choice.click()
  // Among choices the same keys move between them.
  await choice.blur()
  // Its first picture may be the camera's first, before anything was found.
  await page.locator('[data-testid=film-picture][data-number]:not([data-number=""])').waitFor({ state: 'attached' })
  await page.keyboard.press('Home')
  await runIn(page, 'clip-watch.ts')
  await page.keyboard.press('Space')
  await sleep(clip?.file?.durationMs ?? 0)
  await page.evaluate(() => document.querySelector('video')?.pause())
  const ms = clip?.file?.durationMs ?? 0
  for (let n = 0; n < SEEKS; n++) {
    // Evenly over it, and far apart one after the other.
    const atMs = (((n * 37) % SEEKS) / SEEKS) * ms
    await page.evaluate((seconds) => {
      const video = document.querySelector('video')
      if (video) video.currentTime = seconds
    }, atMs / 1000)
    await sleep(SEEK_MS)
  }
  return page.evaluate(() => (globalThis as unknown as { shown: ShownClip[] }).shown)
}

/** Another server's pictures, as those of an MJPEG camera. */
async function relay({ url, cookie }: Account, at: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (_request, response) => {
    const { body, headers } = await fetch(url + at, { headers: { cookie } })
    response.writeHead(200, { 'content-type': headers.get('content-type') ?? '' })
    if (body)
      Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
        .on('error', () => response.destroy())
        .pipe(response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/live.mjpg`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const boxed = (shown: ShownClip[], measured: boolean) =>
  shown.flatMap((one) => (one.measured === measured && one.errorPx !== null ? [one.errorPx] : []))
const exact = (errors: number[]) => errors.filter((px) => px <= NEAR_PX).length

function tell(shown: ShownClip[]): string {
  const [measured, carried] = [boxed(shown, true), boxed(shown, false)]
  const none = shown.filter(({ number }) => Number.isNaN(number)).length
  return (
    `${shown.length} pictures shown, ${none} of them without a place in the clip; ${measured.length} with a measured box, ` +
    `${exact(measured)} of these exact; ${carried.length} with a carried one, ${exact(carried)} within ${NEAR_PX} px`
  )
}

function judge(shown: ShownClip[]): Measured {
  const measured = boxed(shown, true)
  if (measured.length < 500) throw new Error('too few pictures with a measured box to say anything')
  return { clip_exact_share: exact(measured) / measured.length, clip_error_px: Math.max(...measured) }
}
