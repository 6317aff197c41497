/**
 * low_light_*, deblur_*: what the models of the workshop make of pictures that were spoiled in known ways, over the best of
 * the classical means, in PSNR and SSIM; ms a tile of 256 x 256 and memory, one thread. Four parts of the demo films.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { byTiles } from '../server/workshop/filter/by-tiles'
import { nonLocalMeans } from '../server/workshop/filter/non-local-means'
import { openModel } from '../server/workshop/model/open-model'
import type { ModelName } from '../server/workshop/node'
import { brighten } from '../server/workshop/nodes/brighten'
import type { Raster } from '../server/workshop/raster'
import { normals, noStep } from '../server/workshop/testing/scene'
import { gamma, unsharp } from './classical'
import { asJpeg, darkened, moved, movement } from './degrade'
import type { Measured } from './figures'
import { best, print, readParts, score, tools, type Way } from './spoiled-parts'
import { mean } from './statistics'
import { wiener } from './wiener'

const ROOT = path.resolve(import.meta.dirname, '..')
const LIGHT = 0.06
const MOVEMENT = movement(10, -6)
/** Of JPEG, as cameras send it. */
const QUALITY = 50

const bright = (contrast: number): Way => ({
  name: `Brighten${contrast > 1 ? `, CLAHE ${contrast}` : ''}`,
  make: async (image) => (await brighten.run({ image }, { strength: 1, contrast }, tools)).image,
})
const calm = (image: Raster) => nonLocalMeans(image, 1, noStep)
const LOW_LIGHT: Way[] = [gamma(2.2), gamma(3), bright(1), bright(1.8)].flatMap(({ name, make }) => [
  { name, make },
  { name: `NLM, ${name}`, make: async (image: Raster) => make(await calm(image)) },
  { name: `${name}, NLM`, make: async (image: Raster) => calm(await make(image)) },
])
const DEBLUR: Way[] = [
  { name: 'as it is', make: (image) => image },
  ...[1, 2, 3].flatMap((radius) => [0.5, 1, 2].map((amount) => unsharp(amount, radius))),
]
/** Knows the very movement, which nobody does who has only the picture: told beside the others. */
const ORACLE: Way[] = [0.0003, 0.001, 0.003, 0.01].map((noise) => ({
  name: `Wiener ${noise}`,
  make: (image) => wiener(image, MOVEMENT, noise),
}))

export async function measureEnhanceModels(): Promise<Measured> {
  const truths = await readParts()
  const normal = normals(7)
  const dark = truths.map((truth) => darkened(truth, LIGHT, normal))
  const blurred = truths.map((truth) => moved(truth, MOVEMENT, 1, normal))
  const memory = process.memoryUsage.rss()
  const [light, deblur] = [
    await compare('low-light', memory, truths, dark, LOW_LIGHT, calm),
    await compare('deblur', memory, truths, blurred, DEBLUR, async (image) => image),
  ]
  const oracle = await best(truths, blurred, ORACLE)
  print('deblur, movement known', [oracle])
  return {
    low_light_gain_db: light.gainDb,
    low_light_gain_ssim: light.gainSsim,
    low_light_coded_db: light.codedDb,
    low_light_tile_ms: light.ms,
    low_light_mb: light.mb,
    deblur_gain_db: deblur.gainDb,
    deblur_gain_ssim: deblur.gainSsim,
    deblur_coded_db: deblur.codedDb,
    deblur_tile_ms: deblur.ms,
    deblur_mb: deblur.mb,
  }
}

/** @param after what is done with the model's picture */
async function compare(
  id: ModelName,
  memory: number,
  truths: Raster[],
  spoiled: Raster[],
  classics: Way[],
  after: (made: Raster) => Promise<Raster>,
) {
  const folder = path.join(ROOT, 'models', id)
  const { sha256 } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
  const model = await openModel(id, { file: path.join(folder, 'model.onnx'), sha256 }, null)
  const times: number[] = []
  async function through(pictures: Raster[]): Promise<Raster[]> {
    const made: Raster[] = []
    for (const picture of pictures) {
      const began = performance.now()
      made.push(await byTiles(picture, model, noStep))
      times.push(performance.now() - began)
    }
    return made
  }
  const made = await through(spoiled)
  const coded = await Promise.all(spoiled.map((picture) => asJpeg(picture, QUALITY)))
  const madeOfCoded = await through(coded)
  const mb = (process.memoryUsage.rss() - memory) / 1e6
  await model.close()
  const [bare, classical] = [score('model', truths, made), await best(truths, spoiled, classics)]
  const own = score('node', truths, await Promise.all(made.map(after)))
  print(id, [score('spoiled', truths, spoiled), classical, bare, own])
  const [codedClassical, codedOwn] = [
    await best(truths, coded, classics),
    score('node', truths, await Promise.all(madeOfCoded.map(after))),
  ]
  print(`${id}, JPEG`, [score('spoiled', truths, coded), codedClassical, codedOwn])
  const ms = mean(times.slice(1))
  return {
    gainDb: own.db - classical.db,
    gainSsim: own.similarity - classical.similarity,
    codedDb: codedOwn.db - codedClassical.db,
    ms,
    mb,
  }
}
