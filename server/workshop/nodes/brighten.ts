import { equalise } from '../filter/equalise'
import { toLight, toValue } from '../filter/light'
import { median } from '../filter/median'
import { lumaOf } from '../filter/planes'
import { node, number } from '../node'
import { emptyRaster, type Raster, WHITE } from '../raster'

/** What a dark picture's median brightness is brought to: mid-grey, 18 % of the light. A brighter one keeps its own. */
const TARGET = 0.46
/** Black stays black: nothing gets more than so many times its light. */
const MOST_LIGHT = 40
/** Nor is a part of the picture lifted more than so many times beyond the whole. */
const MOST_LIFT = 12

/** As much more light as a dark picture lacks, less where it is bright already; and the contrast of its parts (CLAHE), which costs likeness. */
export const brighten = node({
  type: 'Brighten',
  inputs: { image: 'image' },
  outputs: { image: 'image' },
  widgets: { strength: number(0, 1, 0.05, 0.8), contrast: number(1, 4, 0.1, 1) },
  cost: 3,
  async run({ image }, { strength, contrast }, { step }) {
    const lit = moreLight(image, strength)
    await step(0.4)
    return { image: contrast > 1 ? await moreContrast(lit, contrast, step) : lit }
  },
})

function moreLight({ width, height, data }: Raster, strength: number): Raster {
  const middle = Math.max(0.005, median(lumaOf({ width, height, data })) / 255)
  const [from, to] = [toLight(middle), toLight(middle + strength * Math.max(0, TARGET - middle))]
  // Reinhard's curve for which white stays white, steep enough to bring the one to the other.
  const gain = Math.max(1, Math.min(MOST_LIGHT, (to - from ** 2) / (from * (1 - to))))
  const curve = new Uint16Array(WHITE + 1)
  for (let i = 0; i <= WHITE; i++) {
    const light = toLight(i / WHITE)
    curve[i] = toValue((light * (gain + light)) / (1 + gain * light)) * WHITE + 0.5
  }
  return { width, height, data: data.map((value) => curve[value]!) }
}

/** Colours keep their proportions. */
async function moreContrast(image: Raster, contrast: number, step: (share: number) => Promise<void>): Promise<Raster> {
  const { width, height, data } = image
  const luma = lumaOf(image).map((value) => value / 255)
  const equal = equalise(luma, width, height, contrast)
  await step(0.8)
  const made = emptyRaster(width, height)
  for (let i = 0; i < luma.length; i++) {
    const lift = Math.min(MOST_LIFT, equal[i]! / Math.max(1e-4, luma[i]!))
    for (let at = 3 * i; at < 3 * i + 3; at++) made.data[at] = Math.min(WHITE, data[at]! * lift + 0.5)
  }
  return made
}
