import { expect, it } from 'vitest'
import { greySize } from './grey-picture'

it.each([
  [1280, 720, 320, 180],
  [1920, 1080, 320, 180],
  [720, 1280, 160, 320],
  [640, 480, 320, 240],
  [300, 200, 288, 200],
  [16, 16, 32, 16],
  [4000, 2, 320, 1],
])('%i x %i becomes %i x %i', (width, height, small, low) => {
  expect(greySize(width, height)).toEqual({ width: small, height: low })
})
