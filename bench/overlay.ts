/**
 * overlay_exact_share, overlay_error_px, latency_p50_ms, latency_p95_ms: a real Chromium on the live page of the
 * calibration camera at 720p25. The frame number is read back from the pixels of the picture canvas; it says where the
 * beacon must be. Latency is from capture to the moment picture and boxes are on their canvases, the screen's own
 * refresh not counted.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { CODE_MODULUS } from '../server/inference/sources/calibration-pattern'
import { openPage, runIn } from './browser'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { addLiveCamera, BEACON_CAMERA } from './live-camera'
import type { Shown } from './page-watch'
import { startServer } from './server-process'
import { quantile } from './statistics'

const MEASURE_MS = 60_000
const SETTLE_MS = 3_000
const ENOUGH_PICTURES = 100
const NEAR_PX = 2

export async function measureOverlay(paths: BenchPaths): Promise<Measured> {
  const server = await startServer(paths)
  const { page, close } = await openPage(server.admin)
  try {
    const id = await addLiveCamera(server.admin, { ...BEACON_CAMERA, intervalMs: 50, pictureFps: 25 })
    await page.goto(`${server.url}/live/${id}`)
    await page.locator('[data-testid=overlay][data-box]').waitFor({ state: 'attached' })
    await sleep(SETTLE_MS)
    return judge(await watch(page))
  } finally {
    await close()
    await server.stop()
  }
}

async function watch(page: Page): Promise<Shown[]> {
  await runIn(page, 'page-watch.ts')
  await sleep(MEASURE_MS)
  return page.evaluate(() => (globalThis as unknown as { shown: Shown[] }).shown)
}

function judge(shown: Shown[]): Measured {
  const withBox = shown.filter(({ measured, errorPx }) => measured && errorPx !== null)
  const errors = withBox.map(({ errorPx }) => errorPx ?? 0)
  const exact = withBox.filter((picture) => isOfItsFrame(picture) && (picture.errorPx ?? 0) <= NEAR_PX)
  const ages = shown.map(({ ageMs }) => ageMs)
  console.log(
    `  ${(shown.length / (MEASURE_MS / 1000)).toFixed(1)} pictures/s shown, ${withBox.length} of ${shown.length} with a ` +
      `measured box, ${exact.length} of these exact`,
  )
  if (withBox.length < ENOUGH_PICTURES) throw new Error('too few pictures with a measured box to say anything')
  return {
    overlay_exact_share: exact.length / withBox.length,
    overlay_error_px: Math.max(...errors),
    latency_p50_ms: quantile(ages, 0.5),
    latency_p95_ms: quantile(ages, 0.95),
  }
}

/** The number in the pixels, the picture's id and the boxes' id are one. */
function isOfItsFrame({ frameNumber, pictureId, overlayId }: Shown): boolean {
  return frameNumber === pictureId % CODE_MODULUS && pictureId === overlayId
}
