/** Four parts of the demo films, 256 x 256, and how near to them comes what is made of them once they are spoiled. */
import path from 'node:path'
import { readAround } from '../server/inference/engine/film/read-around'
import type { Tools } from '../server/workshop/node'
import { emptyRaster, type Raster } from '../server/workshop/raster'
import { noStep, psnr } from '../server/workshop/testing/scene'
import { colourError } from './ciede2000'
import { ssim } from './ssim'
import { mean } from './statistics'

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

/** A way to make a spoiled picture better. */
export type Way = { name: string; make(spoiled: Raster): Promise<Raster> | Raster }
/** PSNR, SSIM of brightness, mean CIEDE2000: over all parts. */
export type Score = { name: string; db: number; similarity: number; colour: number }

/** What nodes without models need of their tools. */
export const tools = { step: noStep } as unknown as Tools

export function readParts(): Promise<Raster[]> {
  return Promise.all(PARTS.map(([film, at, left, top]) => part(film, at, left, top)))
}

export function score(name: string, truths: Raster[], made: Raster[]): Score {
  const inner = made.map((picture) => cut(picture, EDGE, EDGE, SIDE - 2 * EDGE))
  const clean = truths.map((picture) => cut(picture, EDGE, EDGE, SIDE - 2 * EDGE))
  const over = (measure: (truth: Raster, other: Raster) => number) =>
    mean(clean.map((truth, i) => measure(truth, inner[i]!)))
  return { name, db: over(psnr), similarity: over(ssim), colour: over(colourError) }
}

export async function scoreOf(truths: Raster[], spoiled: Raster[], { name, make }: Way): Promise<Score> {
  return score(name, truths, await Promise.all(spoiled.map(make)))
}

/** By PSNR. */
export async function best(truths: Raster[], spoiled: Raster[], ways: Way[]): Promise<Score> {
  const scores = []
  for (const way of ways) scores.push(await scoreOf(truths, spoiled, way))
  return scores.reduce((first, other) => (other.db > first.db ? other : first))
}

export function print(of: string, scores: Score[]): void {
  for (const { name, db, similarity, colour } of scores)
    console.log(`  ${of}: ${name} ${db.toFixed(2)} dB ${similarity.toFixed(3)}, colour ${colour.toFixed(2)}`)
}

async function part(film: string, atMs: number, left: number, top: number): Promise<Raster> {
  const file = path.resolve(import.meta.dirname, `../demo/${film}.mp4`)
  const { width, height, pictures, chosen } = await readAround(file, atMs, 1, noStep)
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
