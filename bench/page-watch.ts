/** Runs in the live page: after each change of the overlay canvas, notes what both canvases say. */
import { beaconAt, CODE_BITS, CODE_BLOCK, codeHeight, readCode } from '../server/inference/sources/calibration-pattern'

/** One picture as the page showed it. */
export type Shown = {
  /** Read back from the pixels of the picture canvas. */
  frameNumber: number
  pictureId: number
  overlayId: number
  measured: boolean
  /** Distance of the drawn box's centre from where the beacon is in these pixels; null when there is no box. */
  errorPx: number | null
  /** From capture until both canvases were drawn. */
  ageMs: number
}

const picture = document.querySelector<HTMLCanvasElement>('[data-testid=picture]')
const overlay = document.querySelector<HTMLCanvasElement>('[data-testid=overlay]')
const context = picture?.getContext('2d')
if (!picture || !overlay || !context) throw new Error('no canvases')

const shown: Shown[] = []
Object.assign(globalThis, { shown })

new MutationObserver(() => {
  const ageMs = performance.timeOrigin + performance.now() - Number(overlay.dataset.capturedAt)
  const frameNumber = readNumber(context, picture.width)
  shown.push({
    frameNumber,
    pictureId: Number(picture.dataset.frameId),
    overlayId: Number(overlay.dataset.frameId),
    measured: overlay.dataset.measured === 'true',
    errorPx: boxError(overlay.dataset.box, beaconAt(frameNumber, picture.width, picture.height)),
    ageMs,
  })
}).observe(overlay, { attributeFilter: ['data-frame-id'] })

function readNumber(pixels: CanvasRenderingContext2D, pictureWidth: number): number {
  const width = Math.min(pictureWidth, CODE_BITS * CODE_BLOCK)
  const { data } = pixels.getImageData(0, 0, width, codeHeight(pictureWidth))
  // White, grey and black: any channel is the brightness.
  const luma = Uint8Array.from({ length: data.length / 4 }, (_, index) => data[4 * index] ?? 0)
  return readCode(luma, width, width)
}

function boxError(box: string | undefined, beacon: { x: number; y: number }): number | null {
  if (box === undefined) return null
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = JSON.parse(box) as number[]
  return Math.hypot((x1 + x2) / 2 - beacon.x, (y1 + y2) / 2 - beacon.y)
}
