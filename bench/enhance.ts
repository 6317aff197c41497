/**
 * merge_gain_db, denoise_gain_db: what enhancing takes out of noise of sigma 20 in the demo film, people moving in it, for
 * sixteen pictures and for one; the latter also over the best of a Gaussian and a median filter. The film is the truth.
 */
import path from 'node:path'
import sharp from 'sharp'
import { readAround } from '../server/inference/engine/film/read-around'
import { merge } from '../server/workshop/filter/merge'
import { nonLocalMeans } from '../server/workshop/filter/non-local-means'
import type { Raster } from '../server/workshop/raster'
import { normals, noStep, psnr, withNoise } from '../server/workshop/testing/scene'
import type { Measured } from './figures'

const FILM = path.resolve(import.meta.dirname, '../demo/classroom.mp4')
const AT_MS = 12_000
const PICTURES = 16
const SIGMA = 20

export async function measureEnhance(): Promise<Measured> {
  const { width, height, pictures, chosen } = await readAround(FILM, AT_MS, PICTURES, noStep)
  const clean = pictures.map((pixels) => rasterOf(width, height, pixels))
  const normal = normals(5)
  const noisy = clean.map((picture) => withNoise(picture, SIGMA, normal))
  const [truth, one] = [clean[chosen], noisy[chosen]]
  if (!truth || !one) throw new Error('the film is too short')
  const before = psnr(truth, one)
  const merged = await timed(() => merge({ pictures: noisy, chosen }, noStep))
  const denoised = await timed(() => nonLocalMeans(one, 1, noStep))
  const classical = await Promise.all(classics(one).map(async (made) => psnr(truth, await made)))
  return {
    merge_gain_db: psnr(truth, merged.value) - before,
    merge_ms: merged.ms,
    denoise_gain_db: psnr(truth, denoised.value) - before,
    denoise_over_classical_db: psnr(truth, denoised.value) - Math.max(...classical),
    denoise_ms: denoised.ms,
  }
}

function rasterOf(width: number, height: number, pixels: Uint8Array): Raster {
  return { width, height, data: Uint16Array.from(pixels, (value) => value * 256) }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now()
  const value = await work()
  return { value, ms: performance.now() - began }
}

/** What a picture program offers against noise, in the strengths that fit this much of it. */
function classics({ width, height, data }: Raster): Promise<Raster>[] {
  const bytes = Uint8Array.from(data, (value) => value / 256)
  const open = () => sharp(bytes, { raw: { width, height, channels: 3 } })
  const filtered = [
    ...[0.7, 1, 1.4, 2].map((sigma) => open().blur(sigma)),
    ...[3, 5].map((size) => open().median(size)),
  ]
  return filtered.map(async (made) => rasterOf(width, height, await made.raw().toBuffer()))
}
