/** A picture with its boxes and a caption, as a file. */
import { createCanvas, type Image } from '@napi-rs/canvas'
import { drawBurned } from '../burn/draw-burned'
import type { Fonts } from '../burn/fonts'
import type { BurnJob } from './burn-messages'

const JPEG_QUALITY = 85

/** Returns a JPEG of the picture's own size, unless that is wider than it may be. */
export function burnPicture(
  image: Image,
  { frame, locale, title, maxWidth = Number.POSITIVE_INFINITY }: Omit<BurnJob, 'id'>,
  fonts: Fonts,
): Buffer {
  const scale = Math.min(1, maxWidth / image.width)
  const size = (px: number) => Math.max(1, Math.round(px * scale))
  const canvas = createCanvas(size(image.width), size(image.height))
  const ctx = canvas.getContext('2d')
  ctx.drawImage(image, 0, 0, canvas.width, canvas.height)
  drawBurned(ctx, { frame, at: frame.at, locale, title }, fonts)
  return canvas.toBuffer('image/jpeg', JPEG_QUALITY)
}
