/**
 * brighten_*, sharpen_*, resize_*, colorize_*: what the nodes without a model of their own make of pictures that were spoiled
 * in known ways, over the best of what a picture program offers: one setting for all pictures, for both.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { resample } from '../server/workshop/filter/resample'
import { openModel } from '../server/workshop/model/open-model'
import { brighten } from '../server/workshop/nodes/brighten'
import { colorize } from '../server/workshop/nodes/colorize'
import { resize } from '../server/workshop/nodes/resize'
import { sharpen } from '../server/workshop/nodes/sharpen'
import type { Raster } from '../server/workshop/raster'
import { normals, noStep } from '../server/workshop/testing/scene'
import { knownColoursModel } from '../testing/onnx/picture-models'
import { labAt } from './ciede2000'
import { ENLARGED, equalised, equalisedInParts, gamma, sharpened, unsharp } from './classical'
import { darkened, grey, halved, unfocused } from './degrade'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { best, print, readParts, type Score, scoreOf, tools, type Way } from './spoiled-parts'

const LIGHTS = [0.03, 0.06, 0.15, 0.3]
/** Sigma of the blur in pixels, of the noise. */
const BLURS = [
  [0.7, 1],
  [1, 1],
  [1.5, 1],
  [1, 3],
] as const
/** DDColor's tiny one. */
const COLOUR_SIDE = 256

const UNTOUCHED: Way = { name: 'as it is', make: (image) => image }
const GAMMA_AND_HISTOGRAM = [gamma(1.5), gamma(2.2), gamma(3), equalised, equalisedInParts(2), equalisedInParts(4)]
const UNSHARP = [UNTOUCHED, sharpened(0.5), sharpened(1), sharpened(1.5), unsharp(0.4, 1), unsharp(0.8, 1)]

const scaled = { ...tools, resize: (image: Raster, w: number, h: number) => resample(image, w, h, noStep) }
const Brighten: Way = {
  name: 'Brighten',
  make: async (image) => (await brighten.run({ image }, { strength: 0.8, contrast: 1 }, tools)).image,
}
const sharper = (amount: number): Way => ({
  name: `Sharpen ${amount}`,
  make: async (image) => (await sharpen.run({ image }, { amount, radius: 1 }, tools)).image,
})
const Resize: Way = {
  name: 'Resize',
  make: async (image) => (await resize.run({ image }, { factor: 2 }, scaled)).image,
}
/** The preset. */
const Enlarge: Way = { name: 'Resize, Sharpen 0.4', make: async (image) => sharper(0.4).make(await Resize.make(image)) }

export async function measureEnhanceNodes({ work }: BenchPaths): Promise<Measured> {
  const truths = await readParts()
  const normal = normals(11)
  const all = <T>(ways: readonly T[], spoil: (truth: Raster, way: T) => Raster) =>
    ways.flatMap((way) => truths.map((truth) => [truth, spoil(truth, way)] as const))
  const bright = await compare(
    all(LIGHTS, (truth, light) => darkened(truth, light, normal)),
    GAMMA_AND_HISTOGRAM,
    Brighten,
  )
  const sharp = await compare(
    all(BLURS, (truth, [sigma, noise]) => unfocused(truth, sigma, noise, normal)),
    UNSHARP,
    sharper(1.2),
  )
  const large = await compare(all([2], halved), ENLARGED, Resize, Enlarge)
  const colours = await colour(truths, path.join(work, 'colours.onnx'))
  return {
    brighten_gain_db: bright.db,
    brighten_gain_ssim: bright.similarity,
    sharpen_gain_db: sharp.db,
    sharpen_gain_ssim: sharp.similarity,
    resize_gain_db: large.db,
    resize_gain_ssim: large.similarity,
    colorize_grey: colours.grey,
    colorize_path: colours.path,
  }
}

/** How much better than the best of `classical` (by PSNR) the node is. `told`: printed beside. */
async function compare(pairs: (readonly [Raster, Raster])[], classical: Way[], node: Way, told?: Way) {
  const [truths, spoiled] = [pairs.map(([truth]) => truth), pairs.map(([, picture]) => picture)]
  const [first, own] = [await best(truths, spoiled, classical), await scoreOf(truths, spoiled, node)]
  const beside: Score[] = told ? [await scoreOf(truths, spoiled, told)] : []
  print(node.name, [
    ...(classical.includes(UNTOUCHED) ? [await scoreOf(truths, spoiled, UNTOUCHED)] : []),
    first,
    own,
    ...beside,
  ])
  return { db: own.db - first.db, similarity: own.similarity - first.similarity }
}

/**
 * Grey pictures, and the same through Colorize with a file in DDColor's layout that has the right colours: what the way
 * there and back loses. How well somebody's file guesses is that file's.
 */
async function colour(truths: Raster[], file: string): Promise<{ grey: number; path: number }> {
  const greys = truths.map(grey)
  const made: Raster[] = []
  for (const [i, truth] of truths.entries()) {
    const pixels = Array.from({ length: truth.data.length / 3 }, (_, pixel) => labAt(truth, 3 * pixel))
    writeFileSync(file, knownColoursModel(COLOUR_SIDE, [...pixels.map(([, a]) => a), ...pixels.map(([, , b]) => b)]))
    const model = await openModel('colours', { file, sha256: null }, null)
    const image = greys[i]!
    made.push((await colorize.run({ image }, { strength: 1 }, { ...scaled, model: async () => model })).image)
    await model.close()
  }
  const { colour: before } = await scoreOf(truths, greys, UNTOUCHED)
  const { colour: after } = await scoreOf(truths, made, UNTOUCHED)
  console.log(
    `  Colorize: grey ${before.toFixed(2)}, with a file that knows the colours ${after.toFixed(2)} (CIEDE2000)`,
  )
  return { grey: before, path: after }
}
