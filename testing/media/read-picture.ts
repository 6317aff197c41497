/** Pixels of a JPEG, for tests that look at pictures. */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { readCode } from '../../server/inference/sources/calibration-pattern'

export type Picture = { width: number; height: number; rgba: Uint8ClampedArray }

export async function readPicture(jpeg: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(jpeg))
  const { width, height } = image
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  return { width, height, rgba: context.getImageData(0, 0, width, height).data }
}

/** The frame number written into a calibration picture. */
export async function readFrameNumber(jpeg: Uint8Array): Promise<number> {
  const { width, height, rgba } = await readPicture(jpeg)
  const luma = new Uint8Array(width * Math.min(height, 64))
  for (let i = 0; i < luma.length; i++) luma[i] = rgba[4 * i + 1] ?? 0
  return readCode(luma, width, width)
}
