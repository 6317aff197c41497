/** Clothes, painted on the bind pose seen from the front and from the back. */
import type { CanvasTexture } from 'three'
import type { Person } from '../plan/people'
import { type Random, seeded } from '../plan/random'
import { CLOTH_FRAME } from './body'
import { paint, speckle } from './canvas'

const SIZE = 256
type Pen = CanvasRenderingContext2D
const toX = (x: number) => ((x / CLOTH_FRAME.x + 1) / 2) * SIZE
const toY = (y: number) => (1 - (y - CLOTH_FRAME.y0) / (CLOTH_FRAME.y1 - CLOTH_FRAME.y0)) * SIZE

/** A block of colour between two places of the bind pose. */
function block(pen: Pen, colour: string, x0: number, y0: number, x1: number, y1: number): void {
  pen.fillStyle = colour
  pen.fillRect(toX(x0), toY(y1), toX(x1) - toX(x0), toY(y0) - toY(y1))
}

/** Both sleeves: what is farther out than the shoulder. */
function sleeves(pen: Pen, colour: string): void {
  block(pen, colour, -0.45, -0.12, -0.19, 0.7)
  block(pen, colour, 0.19, -0.12, 0.45, 0.7)
}

function stripes(pen: Pen, colour: string, random: Random): void {
  pen.globalAlpha = random.between(0.5, 0.9)
  const pitch = random.between(0.03, 0.06)
  for (let y = -0.12; y < 0.52; y += pitch) block(pen, colour, -0.45, y, 0.45, y + pitch * random.between(0.3, 0.5))
  pen.globalAlpha = 1
}

function checks(pen: Pen, colour: string): void {
  pen.globalAlpha = 0.35
  for (let i = 0; i < 26; i++) {
    block(pen, colour, -0.45, -0.12 + i * 0.035, 0.45, -0.065 + i * 0.035)
    block(pen, colour, -0.45 + i * 0.035, -0.12, -0.435 + i * 0.035, 0.7)
  }
  pen.globalAlpha = 1
}

/** A badge or some lines of lettering on the chest. */
function print(pen: Pen, colour: string, random: Random): void {
  pen.globalAlpha = 0.85
  const y = random.between(0.33, 0.38)
  if (random.chance(0.5)) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(toX(0), toY(y), 22, 26, 0, 0, 7)
    pen.fill()
  } else
    for (let i = 0; i < 3; i++)
      block(pen, colour, -0.12 + i * 0.012, y - i * 0.035, 0.08 - i * 0.008, y + 0.02 - i * 0.035)
  pen.globalAlpha = 1
}

/** An open jacket shows the shirt under it; a zip is a line. Front only. */
function opening(pen: Pen, person: Person): void {
  const { pattern, second } = person.wear
  if (pattern === 'open') {
    pen.fillStyle = second
    pen.beginPath()
    pen.moveTo(toX(-0.045), toY(0.62))
    pen.lineTo(toX(0.045), toY(0.62))
    pen.lineTo(toX(0.075), toY(-0.12))
    pen.lineTo(toX(-0.075), toY(-0.12))
    pen.fill()
    pen.strokeStyle = 'rgba(0,0,0,.4)'
    pen.lineWidth = 3
    pen.stroke()
  }
  if (pattern === 'zip' || pattern === 'uniform') block(pen, 'rgba(20,22,26,.55)', -0.004, -0.12, 0.004, 0.62)
}

function paintCloth(pen: Pen, person: Person, front: boolean): void {
  const random = seeded(person.seed, 22)
  const { pattern, colour, second } = person.wear
  pen.fillStyle = colour
  pen.fillRect(0, 0, SIZE, SIZE)
  if (pattern === 'stripe') stripes(pen, second, random)
  if (pattern === 'check') checks(pen, second)
  if (pattern === 'print' && front) print(pen, second, random)
  if (pattern === 'yoke') block(pen, second, -0.45, 0.4, 0.45, 0.7)
  if (pattern === 'sleeves') sleeves(pen, second)
  if (pattern === 'uniform') {
    block(pen, second, -0.45, 0.43, 0.45, 0.7)
  }
  if (front) opening(pen, person)
  speckle(pen, random, 2600, 0.06, 1.5)
}

export function clothTextures(person: Person): { front: CanvasTexture; back: CanvasTexture } {
  return {
    front: paint(SIZE, SIZE, (pen) => paintCloth(pen, person, true)),
    back: paint(SIZE, SIZE, (pen) => paintCloth(pen, person, false)),
  }
}
