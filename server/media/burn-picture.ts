/** Draws the boxes of a frame and a caption onto its picture, as the pages do. */
import { createCanvas, type Image, type SKRSContext2D } from '@napi-rs/canvas'
import { drawOverlay } from '../overlay/draw'
import type { BurnJob } from './burn-messages'
import { caption, objectNames } from './burned-text'
import type { Fonts } from './fonts'

const TEXT = '#ffffff'
const CAPTION_BACK = 'rgba(0, 0, 0, 0.6)'
const JPEG_QUALITY = 85
/** Text height in parts of the picture's height, and its bounds in px; the overlay's own is that of a page. */
const TEXT_SHARE = 1 / 40
const TEXT_MIN = 12
const TEXT_MAX = 32

/** Returns a JPEG of the picture's own size, unless that is wider than it may be. */
export function burnPicture(
  image: Image,
  { frame, locale, title, maxWidth = Number.POSITIVE_INFINITY }: Omit<BurnJob, 'id'>,
  fonts: Fonts,
): Buffer {
  const scale = Math.min(1, maxWidth / image.width)
  const [width, height] = [image.width, image.height].map((px) => Math.max(1, Math.round(px * scale))) as [
    number,
    number,
  ]
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  ctx.drawImage(image, 0, 0, width, height)
  const px = Math.round(Math.min(TEXT_MAX, Math.max(TEXT_MIN, height * TEXT_SHARE)))
  const pixelRatio = px / TEXT_MIN
  const size = { width: width / pixelRatio, height: height / pixelRatio, pixelRatio }
  drawOverlay(ctx, size, frame, {
    nameOf: objectNames(locale),
    keypoints: true,
    font: fonts.fontFor,
    zones: frame.zones,
  })
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  drawCaption(ctx, fonts, caption(title, frame.at, locale), px)
  return canvas.toBuffer('image/jpeg', JPEG_QUALITY)
}

/** Bottom left, on a dark ground. */
function drawCaption(ctx: SKRSContext2D, fonts: Fonts, text: string, px: number): void {
  const pad = Math.round(px / 4)
  const height = px + 2 * pad
  const y = ctx.canvas.height - height
  ctx.font = fonts.fontFor(text, px)
  ctx.textBaseline = 'middle'
  ctx.fillStyle = CAPTION_BACK
  ctx.fillRect(0, y, ctx.measureText(text).width + 2 * pad, height)
  ctx.fillStyle = TEXT
  ctx.fillText(text, pad, y + height / 2)
}
