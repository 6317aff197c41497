/** Any picture as pixels: upright, without transparency, red, green and blue. */
import { open } from 'node:fs/promises'
import sharp, { type OutputInfo } from 'sharp'
import { AppError, messageOf } from '../../errors'
import { HEAD_BYTES, pictureType } from '../file-type'
import type { Raster } from '../raster'

/** 8K and a bit. Beyond, memory would not do. */
export const MAX_PIXELS = 40_000_000

// One thread, and nothing kept: this process ends with its job.
sharp.concurrency(1)
sharp.cache(false)

/** Throws picture_unknown, picture_too_large, picture_damaged. */
export async function decodePicture(file: string): Promise<Raster> {
  const type = pictureType(await headOf(file))
  if (!type) throw new AppError('picture_unknown')
  try {
    // What is broken is refused: half a picture would be enhanced as if it were whole.
    const picture = sharp(file, { limitInputPixels: false, failOn: 'truncated', pages: 1 })
    const { format, width, height } = await picture.metadata()
    if (format !== type) throw new AppError('picture_unknown', `${format} instead of ${type}`)
    if (width * height > MAX_PIXELS) throw new AppError('picture_too_large', `${width} x ${height} pixels`)
    const { data, info } = await picture
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('rgb16')
      .raw({ depth: 'ushort' })
      .toBuffer({ resolveWithObject: true })
    return toRaster(data, info)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('picture_damaged', messageOf(error), {}, { cause: error })
  }
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Grey pictures stay of one channel whatever is asked for. */
function toRaster(bytes: Buffer, { width, height, channels }: OutputInfo): Raster {
  const values = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
  if (channels === 3) return { width, height, data: values }
  const data = new Uint16Array(width * height * 3)
  for (let i = 0; i < width * height; i++) data.fill(values[i * channels] ?? 0, 3 * i, 3 * i + 3)
  return { width, height, data }
}
