/** What hangs on walls: portraits, posters, screens. Painted people are nobody, and nobody in particular. */
import type { Random } from '../../plan/random'
import { type Painter, spot } from '../canvas'

const PAPER = ['#f3f0e7', '#e8edf2', '#f7f4dd', '#dfe7df', '#23282f', '#7f1d1d', '#17365c']
const SKIN = ['#dcb79d', '#c99d7f', '#8f684c', '#e3c3ab', '#6f4e39']
const HAIR = ['#201a16', '#3d2a1d', '#8a8580', '#7a5836', '#141414']
const CLOTH = ['#23262b', '#274a78', '#7a2f2f', '#e4e1da', '#4a5b46', '#8f7f86']

/** Head and shoulders in a frame. */
export function portrait(random: Random): Painter {
  return (pen, w, h) => {
    pen.fillStyle = random.pick(['#b9b4a8', '#5d6a7a', '#8a8f86', '#d8d5cc', '#3a3f48'])
    pen.fillRect(0, 0, w, h)
    spot(pen, w / 2, h * 0.4, w * 0.6, h * 0.5, '255,255,255', 0.3)
    person(pen, random, w * random.between(0.46, 0.54), h * 0.42, w * random.between(0.17, 0.24))
    pen.strokeStyle = random.pick(['#5a4326', '#c2a457', '#1d1d1f', '#e8e6e0'])
    pen.lineWidth = w * random.between(0.05, 0.12)
    pen.strokeRect(0, 0, w, h)
  }
}

/** Type, blocks of colour, and often a face. */
export function poster(random: Random): Painter {
  return (pen, w, h) => {
    pen.fillStyle = random.pick(PAPER)
    pen.fillRect(0, 0, w, h)
    pen.fillStyle = `hsl(${random.whole(0, 359)} 45% ${random.whole(30, 65)}%)`
    pen.fillRect(w * 0.06, h * 0.05, w * 0.88, h * random.between(0.1, 0.6))
    for (let i = random.whole(0, 3); i > 0; i--) {
      person(pen, random, w * random.between(0.15, 0.85), h * random.between(0.25, 0.5), w * random.between(0.06, 0.2))
    }
    pen.fillStyle = 'rgba(60,60,60,.8)'
    const lines = random.whole(3, 12)
    for (let i = 0; i < lines; i++)
      pen.fillRect(w * 0.1, h * (0.66 + i * 0.026), w * random.between(0.3, 0.8), h * 0.012)
  }
}

/** A television or a projection: a face that speaks, a page, a graph. */
export function broadcast(random: Random): Painter {
  return (pen, w, h) => {
    pen.fillStyle = random.pick(['#102032', '#e9eef4', '#2a4f86', '#0a0b0d', '#35503f'])
    pen.fillRect(0, 0, w, h)
    if (random.chance(0.5)) person(pen, random, w * random.between(0.3, 0.7), h * 0.4, h * random.between(0.12, 0.24))
    for (let i = random.whole(1, 6); i > 0; i--) {
      pen.fillStyle = `hsl(${random.whole(0, 359)} 40% ${random.whole(25, 85)}%)`
      pen.fillRect(random.between(0, w), h * random.between(0.6, 0.95), random.between(10, w / 2), h * 0.06)
    }
  }
}

/** Around the middle of a face of half width r. */
function person(pen: CanvasRenderingContext2D, random: Random, x: number, y: number, r: number): void {
  const disc = (colour: string, cx: number, cy: number, rx: number, ry: number) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(cx, cy, rx, ry, 0, 0, 7)
    pen.fill()
  }
  const [hair, skin] = [random.pick(HAIR), random.pick(SKIN)]
  disc(random.pick(CLOTH), x, y + r * 3.1, r * 2.3, r * 1.7)
  disc(hair, x, y - r * 0.25, r * 1.15, r * random.between(1.25, 1.5))
  pen.fillStyle = skin
  pen.fillRect(x - r * 0.4, y + r * 0.8, r * 0.8, r * 0.9)
  disc(skin, x, y + r * 0.1, r * 0.9, r * 1.2)
  for (const side of [-1, 1]) disc('#2a211c', x + side * r * 0.36, y, r * 0.13, r * 0.08)
  disc('#8a4a45', x, y + r * 0.65, r * 0.3, r * 0.08)
}
