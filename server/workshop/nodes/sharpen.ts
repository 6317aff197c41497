import { blur } from '../filter/blur'
import { noiseOf } from '../filter/noise'
import { lumaOf } from '../filter/planes'
import { node, number } from '../node'
import { emptyRaster, WHITE } from '../raster'

/** A place's detail is compared with noise over about so many pixels. */
const AROUND = 1.5

/**
 * Unsharp mask: what a blurred copy lacks is added once more. Of the brightness alone, since colours have more noise than
 * detail, and as far as there is more of it than noise would make.
 */
export const sharpen = node({
  type: 'Sharpen',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { amount: number(0, 3, 0.1, 1.2), radius: number(0.5, 5, 0.1, 1) },
  cost: 2,
  async run({ image }, { amount, radius }, { step }) {
    const { width, height, data } = image
    const luma = lumaOf(image)
    const soft = blur(luma, width, height, radius)
    await step(0.4)
    const detail = luma.map((value, i) => value - soft[i]!)
    const power = blur(
      detail.map((value) => value ** 2),
      width,
      height,
      AROUND,
    )
    const noise = noiseOf(luma, width, height) ** 2
    await step(0.8)
    const sharp = emptyRaster(width, height)
    for (let i = 0; i < luma.length; i++) {
      const more = amount * detail[i]! * (Math.max(0, power[i]! - noise) / Math.max(1e-6, power[i]!)) * 256
      for (let at = 3 * i; at < 3 * i + 3; at++) sharp.data[at] = Math.max(0, Math.min(WHITE, data[at]! + more + 0.5))
    }
    return { image: sharp }
  },
})
