/** Areas and lines over a picture. All lengths in CSS px. Browser-safe. */
import { ZONE_COLOURS } from '../contract/palette'
import { isArea, type Zone } from '../contract/zone'
import { arrowAcross } from './arrow'
import type { Placed } from './contain'
import type { Pen } from './pen'

const ARROW = 16

type Font = (text: string, px: number) => string

/** @param picture where it lies on the stage */
export function drawZone(pen: Pen, zone: Zone, picture: Placed, font: Font): void {
  const colour = ZONE_COLOURS[zone.kind]
  const points = zone.points.map(({ x, y }) => ({
    x: picture.x + x * picture.width,
    y: picture.y + y * picture.height,
  }))
  const [first, second] = points
  if (!first || !second) return
  pen.setLineDash([])
  if (isArea(zone)) {
    path(pen, [...points, first])
    pen.globalAlpha = 0.12
    pen.fillStyle = colour
    pen.fill()
    stroke(pen, colour)
  } else {
    const { shaft, wings } = arrowAcross(first, second, ARROW)
    for (const part of [points, shaft, wings]) {
      path(pen, part)
      stroke(pen, colour)
    }
  }
  drawName(pen, zone.name, first, colour, font)
}

function path(pen: Pen, [first, ...rest]: readonly { x: number; y: number }[]): void {
  pen.beginPath()
  if (first) pen.moveTo(first.x, first.y)
  for (const { x, y } of rest) pen.lineTo(x, y)
}

/** A dark edge keeps it visible on bright pictures. */
function stroke(pen: Pen, colour: string): void {
  pen.globalAlpha = 0.45
  pen.strokeStyle = '#000000'
  pen.lineWidth = 3.5
  pen.stroke()
  pen.globalAlpha = 0.9
  pen.strokeStyle = colour
  pen.lineWidth = 1.5
  pen.stroke()
  pen.globalAlpha = 1
}

/** Beside the first corner, inside the picture's top edge. */
function drawName(pen: Pen, name: string, { x, y }: { x: number; y: number }, colour: string, font: Font): void {
  pen.font = font(name, 11)
  pen.textBaseline = 'middle'
  const width = Math.ceil(pen.measureText(name).width) + 6
  pen.globalAlpha = 0.6
  pen.fillStyle = '#000000'
  pen.fillRect(x, y + 2, width, 15)
  pen.globalAlpha = 1
  pen.fillStyle = colour
  pen.fillText(name, x + 3, y + 10)
}
