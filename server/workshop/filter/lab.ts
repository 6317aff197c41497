/** CIE L*a*b* of sRGB under D65: lightness 0..100 apart from two axes of colour, about -110..110. Pure. */
import { toLight, toValue } from './light'

const WHITE_X = 0.950456
const WHITE_Z = 1.088754
/** Where the curves become straight. */
const DARK = 216 / 24_389
const SLOPE = 24_389 / 27

/** @param red,green,blue 0..1 */
export function lightnessOf(red: number, green: number, blue: number): number {
  const y = 0.212671 * toLight(red) + 0.71516 * toLight(green) + 0.072169 * toLight(blue)
  return y > DARK ? 116 * Math.cbrt(y) - 16 : SLOPE * y
}

/** Red, green and blue, 0..1: what no screen shows is brought to the nearest that it does. */
export function fromLab(lightness: number, a: number, b: number): [red: number, green: number, blue: number] {
  const middle = (lightness + 16) / 116
  const [x, y, z] = [WHITE_X * light(middle + a / 500), light(middle), WHITE_Z * light(middle - b / 200)]
  return [
    shown(3.240479 * x - 1.53715 * y - 0.498535 * z),
    shown(-0.969256 * x + 1.875991 * y + 0.041556 * z),
    shown(0.055648 * x - 0.204043 * y + 1.057311 * z),
  ]
}

/** Share of white of an axis of Lab. */
function light(axis: number): number {
  const cube = axis ** 3
  return cube > DARK ? cube : (116 * axis - 16) / SLOPE
}

const shown = (linear: number) => Math.max(0, Math.min(1, toValue(linear)))
