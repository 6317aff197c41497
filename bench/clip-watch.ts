/** Runs in the page of a clip: after each picture that is drawn, notes what its pixels and its box say. */
import { beaconAt, CODE_BITS, CODE_BLOCK, readCode } from '../server/inference/sources/calibration-pattern'

/** One picture as the player showed it. */
export type ShownClip = {
  /** Which picture of the clip the player says it is; NaN for none. */
  number: number
  /** Read from the pixels. */
  code: number
  /** Found in that very picture, not carried. */
  measured: boolean
  /** Distance of the box's centre from where the beacon is in these pixels; null when there is no box. */
  errorPx: number | null
}

const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=film-picture]')
const video = document.querySelector('video')
if (!canvas || !video) throw new Error('no player')

const shown: ShownClip[] = []
Object.assign(globalThis, { shown })

new MutationObserver(() => {
  const { videoWidth: width, videoHeight: height } = video
  const pixels = new OffscreenCanvas(width, height).getContext('2d')
  if (!pixels) return
  // It fills its place, which has the clip's proportions.
  pixels.drawImage(canvas, 0, 0, width, height)
  const strip = CODE_BITS * CODE_BLOCK
  const { data } = pixels.getImageData(0, 0, strip, CODE_BLOCK)
  // White, grey and black: any channel is the brightness.
  const luma = Uint8Array.from({ length: data.length / 4 }, (_, index) => data[4 * index] ?? 0)
  const code = readCode(luma, strip, width)
  const { number, measured, box } = canvas.dataset
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box ? (JSON.parse(box) as number[]) : []
  const beacon = beaconAt(code, width, height)
  shown.push({
    number: number ? Number(number) : Number.NaN,
    code,
    measured: measured === 'true',
    errorPx: box ? Math.hypot((x1 + x2) / 2 - beacon.x, (y1 + y2) / 2 - beacon.y) : null,
  })
}).observe(canvas, { attributeFilter: ['data-at'] })
