/**
 * low_light_*, deblur_*: what the models of the workshop make of pictures that were spoiled in known ways, over the best of
 * the classical means, in PSNR and SSIM; ms a tile of 256 x 256 and memory, one thread. Four parts of the demo films.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readAround } from '../server/inference/engine/film/read-around'
import { byTiles } from '../server/workshop/filter/by-tiles'
import { nonLocalMeans } from '../server/workshop/filter/non-local-means'
import { openModel } from '../server/workshop/model/open-model'
import type { ModelName, Tools } from '../server/workshop/node'
import { brighten } from '../server/workshop/nodes/brighten'
import { sharpen } from '../server/workshop/nodes/sharpen'
import { emptyRaster, type Raster } from '../server/workshop/raster'
import { normals, noStep, psnr } from '../server/workshop/testing/scene'
import { darkened, moved, movement } from './degrade'
import type { Measured } from './figures'
import { ssim } from './ssim'
import { mean } from './statistics'
import { wiener } from './wiener'

const ROOT = path.resolve(import.meta.dirname, '..')
const SIDE = 256
/** Film, moment in ms, left, top. */
const PARTS = [
  ['classroom', 12_000, 300, 250],
  ['classroom', 40_000, 800, 400],
  ['seminar', 4_000, 200, 200],
  ['seminar', 9_000, 700, 300],
] as const
/** Left out of every comparison, pixels: a filter that takes the picture for a ring is wrong at its edges. */
const EDGE = 16
const LIGHT = 0.06
const MOVEMENT = movement(10, -6)
const tools = { step: noStep } as unknown as Tools

type Classic = { name: string; make(spoiled: Raster): Promise<Raster> | Raster }

const bright = (contrast: number) => async (image: Raster) =>
  (await brighten.run({ image }, { strength: 0.8, contrast }, tools)).image
const calm = (image: Raster) => nonLocalMeans(image, 1, noStep)
const LOW_LIGHT: Classic[] = [1, 1.8, 3].flatMap((contrast) => [
  { name: `gamma, CLAHE ${contrast}`, make: bright(contrast) },
  { name: `NLM, gamma, CLAHE ${contrast}`, make: async (image: Raster) => bright(contrast)(await calm(image)) },
  {
    name: `gamma, NLM, CLAHE ${contrast}`,
    make: async (image: Raster) => bright(contrast)(await calm(await bright(1)(image))),
  },
])
const DEBLUR: Classic[] = [
  { name: 'as it is', make: (image) => image },
  ...[1, 2, 3].flatMap((radius) =>
    [0.5, 1, 2].map((amount) => ({
      name: `unsharp ${radius} px, ${amount}`,
      make: async (image: Raster) => (await sharpen.run({ image }, { amount, radius }, tools)).image,
    })),
  ),
]
/** Knows the very movement, which nobody does who has only the picture: told beside the others. */
const ORACLE: Classic[] = [0.0003, 0.001, 0.003, 0.01].map((noise) => ({
  name: `Wiener ${noise}`,
  make: (image) => wiener(image, MOVEMENT, noise),
}))

export async function measureEnhanceModels(): Promise<Measured> {
  const truths = await Promise.all(PARTS.map(([film, at, left, top]) => part(film, at, left, top)))
  const normal = normals(7)
  const dark = truths.map((truth) => darkened(truth, LIGHT, normal))
  const blurred = truths.map((truth) => moved(truth, MOVEMENT, 1, normal))
  const memory = process.memoryUsage.rss()
  const [light, deblur] = [
    await compare('low-light', memory, truths, dark, LOW_LIGHT, calm),
    await compare('deblur', memory, truths, blurred, DEBLUR, async (image) => image),
  ]
  const oracle = await best(truths, blurred, ORACLE)
  console.log(`  deblur, movement known: ${oracle.name} ${oracle.db.toFixed(2)} dB ${oracle.similarity.toFixed(3)}`)
  return {
    low_light_gain_db: light.gainDb,
    low_light_gain_ssim: light.gainSsim,
    low_light_tile_ms: light.ms,
    low_light_mb: light.mb,
    deblur_gain_db: deblur.gainDb,
    deblur_gain_ssim: deblur.gainSsim,
    deblur_tile_ms: deblur.ms,
    deblur_mb: deblur.mb,
  }
}

/** @param after what the preset does with the model's picture */
async function compare(
  id: ModelName,
  memory: number,
  truths: Raster[],
  spoiled: Raster[],
  classics: Classic[],
  after: (made: Raster) => Promise<Raster>,
) {
  const folder = path.join(ROOT, 'models', id)
  const { sha256 } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
  const model = await openModel(id, { file: path.join(folder, 'model.onnx'), sha256 }, null)
  const times: number[] = []
  const made: Raster[] = []
  for (const picture of spoiled) {
    const began = performance.now()
    made.push(await byTiles(picture, model, noStep))
    times.push(performance.now() - began)
  }
  const mb = (process.memoryUsage.rss() - memory) / 1e6
  await model.close()
  const [bare, classical] = [score('model', truths, made), await best(truths, spoiled, classics)]
  const own = score('preset', truths, await Promise.all(made.map(after)))
  for (const { name, db, similarity } of [score('spoiled', truths, spoiled), classical, bare, own])
    console.log(`  ${id}: ${name} ${db.toFixed(2)} dB ${similarity.toFixed(3)}`)
  const ms = mean(times.slice(1))
  return { gainDb: own.db - classical.db, gainSsim: own.similarity - classical.similarity, ms, mb }
}

/** By PSNR. */
async function best(truths: Raster[], spoiled: Raster[], classics: Classic[]) {
  const scores = []
  for (const { name, make } of classics) scores.push(score(name, truths, await Promise.all(spoiled.map(make))))
  return scores.reduce((first, other) => (other.db > first.db ? other : first))
}

function score(name: string, truths: Raster[], made: Raster[]) {
  const inner = made.map((picture) => cut(picture, EDGE, EDGE, SIDE - 2 * EDGE))
  const clean = truths.map((picture) => cut(picture, EDGE, EDGE, SIDE - 2 * EDGE))
  const over = (measure: (truth: Raster, other: Raster) => number) =>
    mean(clean.map((truth, i) => measure(truth, inner[i]!)))
  return { name, db: over(psnr), similarity: over(ssim) }
}

async function part(film: string, atMs: number, left: number, top: number): Promise<Raster> {
  const { width, height, pictures, chosen } = await readAround(path.join(ROOT, `demo/${film}.mp4`), atMs, 1, noStep)
  const data = Uint16Array.from(pictures[chosen] ?? [], (value) => value * 256)
  return cut({ width, height, data }, left, top, SIDE)
}

function cut({ width, data }: Raster, left: number, top: number, side: number): Raster {
  const small = emptyRaster(side, side)
  for (let y = 0; y < side; y++) {
    const from = 3 * ((top + y) * width + left)
    small.data.set(data.subarray(from, from + 3 * side), 3 * y * side)
  }
  return small
}
