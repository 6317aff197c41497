/** What is drawn onto a picture that leaves: boxes as on the pages, and below them whose picture it is and when it was taken. */
import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Locale } from '../contract/locale'
import type { Zone } from '../contract/zone'
import { type DrawnFrame, drawOverlay } from '../overlay/draw'
import { caption, objectNames } from './burned-text'
import type { Fonts } from './fonts'

const TEXT = '#ffffff'
const CAPTION_BACK = 'rgba(0, 0, 0, 0.6)'
/** Text height in parts of the picture's height, and its bounds in px; the overlay's own is that of a page. */
const TEXT_SHARE = 1 / 40
const TEXT_MIN = 12
const TEXT_MAX = 32

export type Burned = {
  /** What boxes are in may be larger than the canvas. */
  frame: DrawnFrame & { zones?: readonly Zone[] }
  /** Capture time, Unix ms. */
  at: number
  locale: Locale
  title: string
  /** Said after the time. */
  note?: string
}

/** The canvas holds the picture, whole. */
export function drawBurned(ctx: SKRSContext2D, { frame, at, locale, title, note }: Burned, fonts: Fonts): void {
  const { width, height } = ctx.canvas
  const px = Math.round(Math.min(TEXT_MAX, Math.max(TEXT_MIN, height * TEXT_SHARE)))
  const pixelRatio = px / TEXT_MIN
  const size = { width: width / pixelRatio, height: height / pixelRatio, pixelRatio }
  const { zones = [] } = frame
  drawOverlay(ctx, size, frame, { nameOf: objectNames(locale), keypoints: true, font: fonts.fontFor, zones })
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  drawCaption(ctx, fonts, [caption(title, at, locale), note].filter(Boolean).join('  '), px)
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
