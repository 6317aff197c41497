/** Wiener's filter: the best linear answer to a blur that is known. Sides are powers of two. */
import { fromPlanes, planeOf } from '../server/workshop/filter/planes'
import type { Raster } from '../server/workshop/raster'
import type { Kernel } from './degrade'

type Complex = { re: Float64Array; im: Float64Array }

/** @param noise share of the picture's power that is noise */
export function wiener(image: Raster, kernel: Kernel, noise: number): Raster {
  const { width, height } = image
  const transfer: Complex = { re: new Float64Array(width * height), im: new Float64Array(width * height) }
  const around = (at: number, length: number) => (at + length) % length
  for (const { dx, dy, weight } of kernel) transfer.re[around(-dy, height) * width + around(-dx, width)]! += weight
  transform(transfer, width, height, false)
  const planes = [0, 1, 2].map((channel) => {
    const values: Complex = { re: Float64Array.from(planeOf(image, channel)), im: new Float64Array(width * height) }
    transform(values, width, height, false)
    for (let i = 0; i < width * height; i++) {
      const [a, b] = [transfer.re[i]!, transfer.im[i]!]
      const [re, im, power] = [values.re[i]!, values.im[i]!, a * a + b * b + noise]
      values.re[i] = (re * a + im * b) / power
      values.im[i] = (im * a - re * b) / power
    }
    transform(values, width, height, true)
    return Float32Array.from(values.re)
  })
  return fromPlanes(planes, width, height)
}

/** Fourier's, of rows and then of columns, in place. */
function transform({ re, im }: Complex, width: number, height: number, back: boolean): void {
  for (let y = 0; y < height; y++) line(re, im, y * width, 1, width, back)
  for (let x = 0; x < width; x++) line(re, im, x, width, height, back)
}

function line(re: Float64Array, im: Float64Array, first: number, stride: number, count: number, back: boolean): void {
  const at = (i: number) => first + i * stride
  const swap = (values: Float64Array, i: number, j: number) => {
    const kept = values[at(i)]!
    values[at(i)] = values[at(j)]!
    values[at(j)] = kept
  }
  for (let i = 1, j = 0; i < count; i++) {
    let bit = count >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      swap(re, i, j)
      swap(im, i, j)
    }
  }
  for (let size = 2; size <= count; size *= 2) {
    const angle = ((back ? 2 : -2) * Math.PI) / size
    for (let start = 0; start < count; start += size) {
      for (let k = 0; k < size / 2; k++) {
        const [c, s] = [Math.cos(angle * k), Math.sin(angle * k)]
        const [a, b] = [at(start + k), at(start + k + size / 2)]
        const [x, y] = [re[b]! * c - im[b]! * s, re[b]! * s + im[b]! * c]
        re[b] = re[a]! - x
        im[b] = im[a]! - y
        re[a]! += x
        im[a]! += y
      }
    }
  }
  if (!back) return
  for (let i = 0; i < count; i++) {
    re[at(i)]! /= count
    im[at(i)]! /= count
  }
}
