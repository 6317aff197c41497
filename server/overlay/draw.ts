/**
 * Draws what was found in a picture over that picture: the live page, kept evidence, the Test button and what is burned
 * into a file that leaves all do it here. All lengths in CSS px unless said otherwise. Browser-safe.
 */
import type { BehaviourCode } from '../contract/behaviours'
import type { BBox, FrameObject } from '../contract/frame'
import { colourOf, textOn } from '../contract/palette'
import type { Zone } from '../contract/zone'
import { contain, type Placed } from './contain'
import { drawZone } from './draw-zones'
import type { Pen } from './pen'
import { type PlacedLabel, placeLabels, type Rect } from './place-labels'
import { drawSkeleton } from './skeleton'

/** What is drawn of an object. */
export type DrawnObject = Pick<
  FrameObject,
  'id' | 'class_name' | 'conf' | 'bbox' | 'unsure' | 'predicted' | 'keypoints'
> & {
  behavior: { code: BehaviourCode } | null
}

/** A frame's size in source pixels, and what was found in it. */
export type DrawnFrame = {
  width: number
  height: number
  objects: readonly DrawnObject[]
  /** What is taken for people and does not live: drawn, but hardly. */
  things?: readonly BBox[]
}

/** What an object is called in the reader's language: its behaviour, or what the model calls it. */
export type ObjectName = (object: Pick<DrawnObject, 'behavior' | 'class_name' | 'unsure'>) => string

export type OverlayStyle = {
  nameOf: ObjectName
  keypoints: boolean
  /** Areas and lines to show below the boxes. */
  zones?: readonly Zone[]
  /** The value of `font` for a text; default: what the reader's system has. */
  font?: (text: string, px: number) => string
}

const SYSTEM_FONT = (_text: string, px: number) =>
  `600 ${px}px system-ui, "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif`

/** A stage narrower than this gets small labels without confidence. */
const NARROW = 400
/** With more objects than this, a narrow stage names behaviours only: the picture must stay visible. */
const CROWD = 8

export type LabelDetail = 'full' | 'short' | 'least'
const PADDING = 4

/** Label texts of an object, the fullest first. */
export function labelTexts(object: DrawnObject, nameOf: ObjectName, detail: LabelDetail): string[] {
  const id = object.id === null ? '' : `#${object.id}`
  const name = nameOf(object)
  if (detail === 'least') return object.behavior ? [name] : []
  const both = id === '' ? name : `${id} ${name}`
  const texts = [...new Set([both, name, ...(id === '' ? [] : [id])])]
  return detail === 'full' ? [`${both} ${Math.round(object.conf * 100)}%`, ...texts] : texts
}

/** Oldest track first: its label keeps its place while others come and go. */
export function byTrack(a: DrawnObject, b: DrawnObject): number {
  return (a.id ?? Number.MAX_SAFE_INTEGER) - (b.id ?? Number.MAX_SAFE_INTEGER)
}

/** @param size of the stage; pixelRatio: backing-store pixels per CSS px, the canvas has been sized by it */
export function drawOverlay(
  pen: Pen,
  size: { width: number; height: number; pixelRatio: number },
  frame: DrawnFrame,
  { nameOf, keypoints, zones = [], font = SYSTEM_FONT }: OverlayStyle,
): void {
  pen.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0)
  const picture = contain(size.width, size.height, frame.width, frame.height)
  const narrow = size.width < NARROW
  const fontSize = narrow ? 11 : 12
  pen.textBaseline = 'middle'
  for (const zone of zones) drawZone(pen, zone, picture, font)
  const objects = [...frame.objects].sort(byTrack)
  const detail = narrow ? (objects.length > CROWD ? 'least' : 'short') : 'full'
  const boxes = objects.map(({ bbox }) => onStage(bbox, picture))
  const labels = placeLabels(
    objects.map((object, i) => ({ box: boxes[i]!, texts: labelTexts(object, nameOf, detail) })),
    picture,
    fontSize + 6,
    (text) => {
      pen.font = font(text, fontSize)
      return Math.ceil(pen.measureText(text).width) + 2 * PADDING
    },
  )
  for (const thing of frame.things ?? []) drawThing(pen, onStage(thing, picture))
  objects.forEach((object, i) => {
    const colour = colourOf(object.behavior?.code)
    if (keypoints && object.keypoints) drawSkeleton(pen, object.keypoints, picture, colour)
    drawBox(pen, boxes[i]!, colour, object.predicted, narrow ? 1.5 : 2)
  })
  objects.forEach((object, i) => {
    const label = labels[i]
    if (!label) return
    pen.font = font(label.text, fontSize)
    drawLabel(pen, label, colourOf(object.behavior?.code), object.predicted)
  })
}

function onStage(bbox: BBox, picture: Placed): Rect {
  return {
    x: picture.x + bbox.x1 * picture.scale,
    y: picture.y + bbox.y1 * picture.scale,
    width: (bbox.x2 - bbox.x1) * picture.scale,
    height: (bbox.y2 - bbox.y1) * picture.scale,
  }
}

/** Measured: solid. Carried forward: dashed and lighter. A dark edge keeps both visible on bright pictures. */
function drawBox(pen: Pen, box: Rect, colour: string, predicted: boolean, width: number): void {
  pen.setLineDash(predicted ? [6, 4] : [])
  pen.globalAlpha = predicted ? 0.35 : 0.5
  pen.strokeStyle = '#000000'
  pen.lineWidth = width + 2
  pen.strokeRect(box.x, box.y, box.width, box.height)
  pen.globalAlpha = predicted ? 0.75 : 1
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.strokeRect(box.x, box.y, box.width, box.height)
  pen.setLineDash([])
  pen.globalAlpha = 1
}

/** Seen when looked for, and no more. */
function drawThing(pen: Pen, box: Rect): void {
  pen.setLineDash([1, 3])
  pen.globalAlpha = 0.6
  pen.strokeStyle = '#ffffff'
  pen.lineWidth = 1
  pen.strokeRect(box.x, box.y, box.width, box.height)
  pen.setLineDash([])
  pen.globalAlpha = 1
}

function drawLabel(pen: Pen, label: PlacedLabel, colour: string, predicted: boolean): void {
  pen.globalAlpha = predicted ? 0.8 : 1
  pen.fillStyle = colour
  pen.beginPath()
  pen.roundRect(label.x, label.y, label.width, label.height, 2)
  pen.fill()
  pen.fillStyle = textOn(colour)
  pen.fillText(label.text, label.x + PADDING, label.y + label.height / 2 + 0.5)
  pen.globalAlpha = 1
}
