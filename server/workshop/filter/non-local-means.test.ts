import { expect, test } from 'vitest'
import { normals, noStep, psnr, scene, withNoise } from '../testing/scene'
import { nonLocalMeans } from './non-local-means'

const clean = scene(160, 120)

test.each([
  [10, 2],
  [20, 4],
])('noise of sigma %i: at least %i dB are gained', async (sigma, gain) => {
  const noisy = withNoise(clean, sigma, normals(4))
  const denoised = await nonLocalMeans(noisy, 1, noStep)
  expect(psnr(clean, denoised) - psnr(clean, noisy)).toBeGreaterThan(gain)
})

test('a clean picture loses nothing that is seen', async () => {
  expect(psnr(clean, await nonLocalMeans(clean, 1, noStep))).toBeGreaterThan(38)
})

test('bands leave no seam, and pictures smaller than the search are done too', async () => {
  const wall = { width: 7, height: 100, data: new Uint16Array(2_100).fill(20_000) }
  expect(new Set((await nonLocalMeans(wall, 1, noStep)).data)).toEqual(new Set([20_000]))
})
