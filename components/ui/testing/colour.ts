/** Colour differences as people, and a deuteranope, see them. For tests of the palette. */

/** Linear sRGB, 0..1. @param colour `#rrggbb` */
export function toLinear(colour: string): number[] {
  return [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
}

const times = (matrix: readonly (readonly number[])[], v: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, weight, i) => sum + weight * (v[i] ?? 0), 0))

/** Machado, Oliveira, Fernandes 2009, deuteranomaly of severity 1.0; linear sRGB in and out. */
const DEUTERANOPE = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
]
export const deuteranope = (linear: readonly number[]) =>
  times(DEUTERANOPE, linear).map((value) => Math.min(1, Math.max(0, value)))

/** sRGB's primaries, D65. */
const XYZ = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]
const WHITE = XYZ.map((row) => row.reduce((a, b) => a + b))

/** CIE L*a*b*. */
export function toLab(linear: readonly number[]): [number, number, number] {
  const [x = 0, y = 0, z = 0] = times(XYZ, linear).map((value, i) => {
    const t = value / (WHITE[i] ?? 1)
    return t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29
  })
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const degrees = (radians: number) => (radians * 180) / Math.PI
const cos = (angle: number) => Math.cos((angle * Math.PI) / 180)

/** CIEDE2000 (Sharma, Wu, Dalal 2005). */
export function deltaE(
  [l1 = 0, a1 = 0, b1 = 0]: readonly number[],
  [l2 = 0, a2 = 0, b2 = 0]: readonly number[],
): number {
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7
  const g = (1 - Math.sqrt(mean7 / (mean7 + 25 ** 7))) / 2
  const polar = (a: number, b: number) => {
    const red = a * (1 + g)
    return { chroma: Math.hypot(red, b), hue: (degrees(Math.atan2(b, red)) + 360) % 360 }
  }
  const one = polar(a1, b1)
  const two = polar(a2, b2)
  const grey = one.chroma * two.chroma === 0
  const apart = two.hue - one.hue
  const turn = grey ? 0 : apart > 180 ? apart - 360 : apart < -180 ? apart + 360 : apart
  const far = Math.abs(apart) > 180
  const sum = one.hue + two.hue
  const hue = grey ? sum : far ? (sum + (sum < 360 ? 360 : -360)) / 2 : sum / 2
  const chroma = (one.chroma + two.chroma) / 2
  const light = (l1 + l2) / 2
  const t = 1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.2 * cos(4 * hue - 63)
  const dL = (l2 - l1) / (1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2))
  const dC = (two.chroma - one.chroma) / (1 + 0.045 * chroma)
  const dH = (2 * Math.sqrt(one.chroma * two.chroma) * Math.sin((turn * Math.PI) / 360)) / (1 + 0.015 * chroma * t)
  const swing = 60 * Math.exp(-(((hue - 275) / 25) ** 2))
  const rotation = -2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * Math.sin((swing * Math.PI) / 180)
  return Math.sqrt(dL ** 2 + dC ** 2 + dH ** 2 + rotation * dC * dH)
}

/** WCAG contrast ratio. @param a, b `#rrggbb` */
export function contrast(a: string, b: string): number {
  const luminance = (colour: string) => times(XYZ, toLinear(colour))[1] ?? 0
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}
