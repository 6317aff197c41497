/** Draws the boxes of a frame and a caption onto its picture. */
import { createCanvas, type Image, type SKRSContext2D } from '@napi-rs/canvas'
import type { BehaviourCode } from '../contract/behaviours'
import type { EngineObject } from '../inference/messages'
import type { BurnJob } from './burn-messages'
import type { Fonts } from './fonts'
import { caption, objectLabel } from './labels'

const COLOURS: Record<BehaviourCode, string> = {
  u: '#16a34a',
  d: '#d97706',
  c: '#dc2626',
  b: '#7c3aed',
  p: '#db2777',
  s: '#2563eb',
}
const NO_BEHAVIOUR = '#475569'
const TEXT = '#ffffff'
const CAPTION_BACK = 'rgba(0, 0, 0, 0.6)'
const JPEG_QUALITY = 85
/** Text height in parts of the picture's height, and its bounds in px. */
const TEXT_SHARE = 1 / 40
const TEXT_MIN = 12
const TEXT_MAX = 32

/** Returns a JPEG of the picture's own size. */
export function draw(image: Image, { frame, locale, title }: Omit<BurnJob, 'id'>, fonts: Fonts): Buffer {
  const canvas = createCanvas(image.width, image.height)
  const ctx = canvas.getContext('2d')
  ctx.drawImage(image, 0, 0)
  const px = Math.round(Math.min(TEXT_MAX, Math.max(TEXT_MIN, image.height * TEXT_SHARE)))
  // Boxes are in pixels of the source; the picture may be smaller.
  const scale = { x: image.width / frame.width, y: image.height / frame.height }
  for (const object of frame.objects) drawBox(ctx, object, scale, px)
  for (const object of frame.objects) {
    const { box } = object
    const label = objectLabel(object, locale)
    tag(ctx, fonts, label, { x: box.x1 * scale.x, y: box.y1 * scale.y, px, back: colourOf(object) })
  }
  tag(ctx, fonts, caption(title, frame.at, locale), { x: 0, y: image.height, px, back: CAPTION_BACK })
  return canvas.toBuffer('image/jpeg', JPEG_QUALITY)
}

function colourOf({ behaviour }: EngineObject): string {
  return behaviour === null ? NO_BEHAVIOUR : COLOURS[behaviour]
}

/** Dashed when it was carried forward and not measured in this picture. */
function drawBox(ctx: SKRSContext2D, object: EngineObject, scale: { x: number; y: number }, px: number): void {
  const { x1, y1, x2, y2 } = object.box
  const line = Math.max(2, Math.round(px / 8))
  ctx.lineWidth = line
  ctx.setLineDash(object.predicted ? [line * 3, line * 2] : [])
  ctx.strokeStyle = colourOf(object)
  ctx.strokeRect(x1 * scale.x, y1 * scale.y, (x2 - x1) * scale.x, (y2 - y1) * scale.y)
}

/** Text on a filled ground above this point, kept inside the picture. */
function tag(
  ctx: SKRSContext2D,
  fonts: Fonts,
  text: string,
  at: { x: number; y: number; px: number; back: string },
): void {
  const pad = Math.round(at.px / 4)
  const height = at.px + 2 * pad
  ctx.font = fonts.fontFor(text, at.px)
  ctx.textBaseline = 'middle'
  const width = ctx.measureText(text).width + 2 * pad
  const x = Math.max(0, Math.min(at.x, ctx.canvas.width - width))
  const y = Math.max(0, at.y - height)
  ctx.fillStyle = at.back
  ctx.fillRect(x, y, width, height)
  ctx.fillStyle = TEXT
  ctx.fillText(text, x + pad, y + height / 2)
}
