/** A face, painted: eyes, brows, lips, blush, beard. One picture with open eyes, one with shut eyes. */
import type { CanvasTexture } from 'three'
import type { Person } from '../plan/people'
import { seeded } from '../plan/random'
import { paint, speckle, spot } from './canvas'
import { FACE_FRAME } from './head'

const SIZE = 256
const toX = (x: number) => ((x / FACE_FRAME.x + 1) / 2) * SIZE
const toY = (y: number) => (1 - (y - FACE_FRAME.y0) / (FACE_FRAME.y1 - FACE_FRAME.y0)) * SIZE
/** Pixels of a metre across and up. */
const ACROSS = SIZE / (2 * FACE_FRAME.x)
const UP = SIZE / (FACE_FRAME.y1 - FACE_FRAME.y0)

type Pen = CanvasRenderingContext2D

function oval(pen: Pen, x: number, y: number, rx: number, ry: number, colour: string, tilt = 0): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.ellipse(toX(x), toY(y), rx * ACROSS, ry * UP, tilt, 0, 7)
  pen.fill()
}

function eye(pen: Pen, side: number, person: Person, shut: boolean): void {
  const x = side * 0.031
  spot(pen, toX(x), toY(0.083), 0.023 * ACROSS, 0.017 * UP, '70,35,25', 0.34)
  spot(pen, toX(x), toY(0.066), 0.018 * ACROSS, 0.008 * UP, '90,45,40', 0.16)
  pen.strokeStyle = 'rgba(35,20,15,.85)'
  pen.lineWidth = person.female ? 2.4 : 1.7
  pen.beginPath()
  if (shut) {
    pen.ellipse(toX(x), toY(0.082), 0.0145 * ACROSS, 0.005 * UP, 0, 0.1, Math.PI - 0.1)
    pen.stroke()
    return
  }
  const open = person.seed % 3 === 0 ? 0.0058 : 0.0068
  oval(pen, x, 0.0805, 0.0145, open, '#cfc6bd')
  oval(pen, x, 0.081, 0.0068, open * 1.02, '#2a1a12')
  oval(pen, x, 0.081, 0.0034, 0.0036, '#0c0807')
  pen.beginPath()
  pen.ellipse(toX(x), toY(0.0795), 0.0155 * ACROSS, (open + 0.0025) * UP, 0, Math.PI * 1.06, Math.PI * 1.94)
  pen.stroke()
}

function brow(pen: Pen, side: number, person: Person): void {
  pen.strokeStyle = person.hair.style === 'scarf' ? '#2a1f18' : person.hair.colour
  pen.globalAlpha = person.female ? 0.5 : 0.6
  pen.lineCap = 'round'
  for (let i = 0; i < 9; i++) {
    const from = side * (0.016 + i * 0.0031)
    const arch = 0.1 + 0.005 * Math.sin((i / 8) * 2.4) - (person.female ? 0 : 0.001)
    pen.lineWidth = (person.female ? 1.6 : 2.3) * (i > 6 ? 0.6 : 1)
    pen.beginPath()
    pen.moveTo(toX(from), toY(arch))
    pen.lineTo(toX(from + side * 0.005), toY(arch + 0.0015))
    pen.stroke()
  }
  pen.globalAlpha = 1
}

function mouth(pen: Pen, person: Person, smile: number): void {
  const lip = person.female ? '150,70,68' : '128,72,62'
  const [left, right, y] = [toX(-0.02), toX(0.02), toY(0.02 + smile * 0.002)]
  const curve = (bend: number) => {
    pen.beginPath()
    pen.moveTo(left, y)
    pen.quadraticCurveTo(toX(0), y + bend + smile * 4, right, y)
  }
  spot(pen, toX(0), toY(0.0235), 0.019 * ACROSS, 0.005 * UP, lip, 0.55)
  spot(pen, toX(0), toY(0.0145), 0.016 * ACROSS, 0.0062 * UP, lip, 0.6)
  pen.strokeStyle = 'rgba(80,30,28,.7)'
  pen.lineWidth = 1.6
  curve(0.5)
  pen.stroke()
  spot(pen, toX(0), toY(0.004), 0.014 * ACROSS, 0.004 * UP, '60,30,20', 0.22)
}

function paintFace(pen: Pen, person: Person, shut: boolean): void {
  const random = seeded(person.seed, 21)
  pen.fillStyle = person.skin
  pen.fillRect(0, 0, SIZE, SIZE)
  speckle(pen, random, 900, 0.025, 3)
  // Warm cheeks, nose and ears; shade under the brow, the nose and the jaw.
  for (const side of [1, -1]) {
    spot(pen, toX(side * 0.045), toY(0.048), 0.03 * ACROSS, 0.026 * UP, '190,70,60', 0.13)
    spot(pen, toX(side * 0.012), toY(0.048), 0.009 * ACROSS, 0.006 * UP, '60,25,20', 0.32)
    spot(pen, toX(side * 0.095), toY(0.075), 0.02 * ACROSS, 0.04 * UP, '190,70,60', 0.14)
    spot(pen, toX(side * 0.028), toY(0.03), 0.006 * ACROSS, 0.02 * UP, '80,40,30', 0.1)
  }
  spot(pen, toX(0), toY(0.057), 0.012 * ACROSS, 0.012 * UP, '190,70,60', 0.14)
  spot(pen, toX(0), toY(0.075), 0.006 * ACROSS, 0.03 * UP, '255,235,220', 0.14)
  spot(pen, toX(0), toY(0.125), 0.05 * ACROSS, 0.03 * UP, '255,235,220', 0.08)
  if (person.beard > 0) beard(pen, person, random.next)
  for (const side of [1, -1]) {
    eye(pen, side, person, shut)
    brow(pen, side, person)
  }
  mouth(pen, person, random.between(-0.6, 1))
}

function paintGlasses(pen: Pen): void {
  pen.strokeStyle = 'rgba(25,25,30,.8)'
  pen.lineWidth = 3.5
  for (const side of [1, -1]) {
    pen.beginPath()
    pen.ellipse(toX(side * 0.033), toY(0.078), 0.022 * ACROSS, 0.018 * UP, 0, 0, 7)
    pen.moveTo(toX(side * 0.055), toY(0.082))
    pen.lineTo(toX(side * 0.1), toY(0.085))
    pen.moveTo(toX(side * 0.011), toY(0.08))
    pen.lineTo(toX(0), toY(0.081))
    pen.stroke()
  }
}

function beard(pen: Pen, person: Person, next: () => number): void {
  pen.fillStyle = person.hair.colour
  for (let i = 0; i < 2600 * person.beard; i++) {
    const angle = next() * Math.PI * 2
    const [x, y] = [Math.cos(angle) * 0.062 * Math.sqrt(next()), 0.012 + Math.sin(angle) * 0.042 * Math.sqrt(next())]
    const lips = Math.abs(y - 0.019) < 0.008 && Math.abs(x) < 0.021
    const cheek = y > 0.036 && Math.abs(x) < 0.048
    if (lips || cheek) continue
    pen.globalAlpha = 0.3
    pen.fillRect(toX(x), toY(y), 1.6, 2.2)
  }
  pen.globalAlpha = 1
}

/** glasses: painted on, for a face that is far away. */
export function faceTextures(person: Person, glasses: boolean): { open: CanvasTexture; shut: CanvasTexture } {
  const of = (shut: boolean) =>
    paint(SIZE, SIZE, (pen) => {
      paintFace(pen, person, shut)
      if (glasses) paintGlasses(pen)
    })
  return { open: of(false), shut: of(true) }
}
