/** Draws what was found in a picture over that picture. All lengths in CSS px unless said otherwise. */
import type { FrameMessage, FrameObject } from '@/server/contract/frame'
import { contain, type Placed } from './contain'
import { type PlacedLabel, placeLabels, type Rect } from './labels'
import { type BehaviourPalette, textOn } from './palette'
import { drawSkeleton } from './skeleton'
import type { ObjectName } from './use-object-name'

export type OverlayStyle = {
  behaviours: BehaviourPalette
  /** For objects without a behaviour. */
  neutral: string
  nameOf: ObjectName
  keypoints: boolean
}

/** A stage narrower than this gets small labels without confidence. */
const NARROW = 400
/** With more objects than this, a narrow stage names behaviours only: the picture must stay visible. */
const CROWD = 8

export type LabelDetail = 'full' | 'short' | 'least'
const PADDING = 4

/** Label texts of an object, the fullest first. */
export function labelTexts(object: FrameObject, nameOf: ObjectName, detail: LabelDetail): string[] {
  const id = object.id === null ? '' : `#${object.id}`
  const name = nameOf(object)
  if (detail === 'least') return object.behavior ? [name] : []
  const both = id === '' ? name : `${id} ${name}`
  const texts = [...new Set([both, name, ...(id === '' ? [] : [id])])]
  return detail === 'full' ? [`${both} ${Math.round(object.conf * 100)}%`, ...texts] : texts
}

/** Oldest track first: its label keeps its place while others come and go. */
export function byTrack(a: FrameObject, b: FrameObject): number {
  return (a.id ?? Number.MAX_SAFE_INTEGER) - (b.id ?? Number.MAX_SAFE_INTEGER)
}

/** @param pixelRatio backing-store pixels per CSS px; the canvas has been sized by it. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number; pixelRatio: number },
  frame: FrameMessage,
  style: OverlayStyle,
): void {
  context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
  context.clearRect(0, 0, size.width, size.height)
  const picture = contain(size.width, size.height, frame.width, frame.height)
  const narrow = size.width < NARROW
  const fontSize = narrow ? 11 : 12
  context.font = `600 ${fontSize}px system-ui, "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif`
  context.textBaseline = 'middle'
  const objects = [...frame.objects].sort(byTrack)
  const detail = narrow ? (objects.length > CROWD ? 'least' : 'short') : 'full'
  const boxes = objects.map((object) => onStage(object, picture))
  const labels = placeLabels(
    objects.map((object, i) => ({ box: boxes[i]!, texts: labelTexts(object, style.nameOf, detail) })),
    picture,
    fontSize + 6,
    (text) => Math.ceil(context.measureText(text).width) + 2 * PADDING,
  )
  objects.forEach((object, i) => {
    const colour = colourOf(object, style)
    if (style.keypoints && object.keypoints) drawSkeleton(context, object.keypoints, picture, colour)
    drawBox(context, boxes[i]!, colour, object.predicted, narrow ? 1.5 : 2)
  })
  objects.forEach((object, i) => {
    const label = labels[i]
    if (label) drawLabel(context, label, colourOf(object, style), object.predicted)
  })
}

function colourOf(object: FrameObject, style: OverlayStyle): string {
  return object.behavior ? style.behaviours[object.behavior.code] : style.neutral
}

function onStage({ bbox }: FrameObject, picture: Placed): Rect {
  return {
    x: picture.x + bbox.x1 * picture.scale,
    y: picture.y + bbox.y1 * picture.scale,
    width: (bbox.x2 - bbox.x1) * picture.scale,
    height: (bbox.y2 - bbox.y1) * picture.scale,
  }
}

/** Measured: solid. Carried forward: dashed and lighter. A dark edge keeps both visible on bright pictures. */
function drawBox(
  context: CanvasRenderingContext2D,
  box: Rect,
  colour: string,
  predicted: boolean,
  width: number,
): void {
  context.setLineDash(predicted ? [6, 4] : [])
  context.globalAlpha = predicted ? 0.35 : 0.5
  context.strokeStyle = '#000000'
  context.lineWidth = width + 2
  context.strokeRect(box.x, box.y, box.width, box.height)
  context.globalAlpha = predicted ? 0.75 : 1
  context.strokeStyle = colour
  context.lineWidth = width
  context.strokeRect(box.x, box.y, box.width, box.height)
  context.setLineDash([])
  context.globalAlpha = 1
}

function drawLabel(context: CanvasRenderingContext2D, label: PlacedLabel, colour: string, predicted: boolean): void {
  context.globalAlpha = predicted ? 0.8 : 1
  context.fillStyle = colour
  context.beginPath()
  context.roundRect(label.x, label.y, label.width, label.height, 2)
  context.fill()
  context.fillStyle = textOn(colour)
  context.fillText(label.text, label.x + PADDING, label.y + label.height / 2 + 0.5)
  context.globalAlpha = 1
}
