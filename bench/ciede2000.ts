/** How different two colours look (CIEDE2000; Sharma, Wu and Dalal 2005). About 1 is just seen. */
import { toLight } from '../server/workshop/filter/light'
import { type Raster, WHITE } from '../server/workshop/raster'

type Lab = [lightness: number, a: number, b: number]

const DEGREES = Math.PI / 180
const TO_SEVENTH = 25 ** 7

/** Mean over all pixels of two pictures of the same size. */
export function colourError(truth: Raster, other: Raster): number {
  let sum = 0
  for (let at = 0; at < truth.data.length; at += 3) sum += ciede2000(labAt(truth, at), labAt(other, at))
  return (3 * sum) / truth.data.length
}

export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const seventh = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7
  const stretch = 1.5 - 0.5 * Math.sqrt(seventh / (seventh + TO_SEVENTH))
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)]
  const [h1, h2] = [hueOf(a1 * stretch, b1), hueOf(a2 * stretch, b2)]
  const [dl, dc] = [l2 - l1, c2 - c1]
  const grey = c1 * c2 === 0
  const turn = h2 - h1
  const dh = grey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * DEGREES)
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const sum = h1 + h2
  const h = grey ? sum : Math.abs(turn) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
  const cos = (times: number, from: number) => Math.cos((times * h - from) * DEGREES)
  const t = 1 - 0.17 * cos(1, 30) + 0.24 * cos(2, 0) + 0.32 * cos(3, -6) - 0.2 * cos(4, 63)
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)
  const sc = 1 + 0.045 * c
  const sh = 1 + 0.015 * c * t
  const turned = 60 * Math.exp(-(((h - 275) / 25) ** 2))
  const rt = -2 * Math.sqrt(c ** 7 / (c ** 7 + TO_SEVENTH)) * Math.sin(turned * DEGREES)
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dH / sh) ** 2 + rt * (dc / sc) * (dH / sh))
}

function hueOf(a: number, b: number): number {
  const degrees = Math.atan2(b, a) / DEGREES
  return degrees < 0 ? degrees + 360 : degrees
}

/** Of the pixel whose red is at `at`, sRGB under D65. */
export function labAt({ data }: Raster, at: number): Lab {
  const [r, g, b] = [0, 1, 2].map((channel) => toLight(data[at + channel]! / WHITE)) as Lab
  const x = root((0.412453 * r + 0.35758 * g + 0.180423 * b) / 0.950456)
  const y = root(0.212671 * r + 0.71516 * g + 0.072169 * b)
  const z = root((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.088754)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const root = (share: number) => (share > 216 / 24_389 ? Math.cbrt(share) : ((24_389 / 27) * share + 16) / 116)
