import { equalise } from '../filter/equalise'
import { median } from '../filter/median'
import { lumaOf } from '../filter/planes'
import { node, number } from '../node'
import { emptyRaster } from '../raster'

/** Median brightness that a dark picture is brought to, 0..1. A brighter one keeps its own. */
const TARGET = 0.4
/** Black stays black: no pixel is lifted more than this many times. */
const MOST_LIFT = 12

/** Lifts dark pictures (gamma) and the contrast of their parts (CLAHE); colours keep their proportions. */
export const brighten = node({
  type: 'Brighten',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { strength: number(0, 1, 0.05, 0.8), contrast: number(1, 4, 0.1, 1.8) },
  cost: 3,
  async run({ image }, { strength, contrast }, { step }) {
    const { width, height, data } = image
    const luma = lumaOf(image).map((value) => value / 255)
    const middle = Math.max(0.005, median(luma))
    const wanted = middle + strength * Math.max(0, TARGET - middle)
    const gamma = Math.min(1, Math.log(wanted) / Math.log(middle))
    const lifted = luma.map((value) => value ** gamma)
    await step(0.3)
    const equal = contrast > 1 ? equalise(lifted, width, height, contrast) : lifted
    await step(0.7)
    const bright = emptyRaster(width, height)
    for (let i = 0; i < luma.length; i++) {
      const lift = Math.min(MOST_LIFT, (equal[i] ?? 0) / Math.max(1e-4, luma[i] ?? 0))
      for (let at = 3 * i; at < 3 * i + 3; at++) bright.data[at] = Math.min(65_535, (data[at] ?? 0) * lift + 0.5)
    }
    return { image: bright }
  },
})
