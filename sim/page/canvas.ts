/** Textures drawn on a canvas. */
import { CanvasTexture, RepeatWrapping, SRGBColorSpace } from 'three'
import type { Random } from '../plan/random'

export type Painter = (context: CanvasRenderingContext2D, width: number, height: number) => void

/** The painter's picture as a texture; repeated `repeatX` by `repeatY` times when given. */
export function paint(width: number, height: number, painter: Painter, repeatX = 1, repeatY = 1): CanvasTexture {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  painter(canvas.getContext('2d')!, width, height)
  const texture = new CanvasTexture(canvas)
  texture.wrapS = RepeatWrapping
  texture.wrapT = RepeatWrapping
  texture.repeat.set(repeatX, repeatY)
  texture.colorSpace = SRGBColorSpace
  texture.anisotropy = 4
  return texture
}

/** Dark and light specks. strength: 0..1. */
export function speckle(
  context: CanvasRenderingContext2D,
  random: Random,
  count: number,
  strength: number,
  size = 2,
): void {
  const { width, height } = context.canvas
  for (let i = 0; i < count; i++) {
    const tone = random.chance(0.5) ? '0,0,0' : '255,255,255'
    context.fillStyle = `rgba(${tone},${strength * random.next()})`
    context.fillRect(
      random.between(0, width),
      random.between(0, height),
      random.between(1, size + 1),
      random.between(1, size + 1),
    )
  }
}

/** Grain of wood along x. */
export function woodGrain(context: CanvasRenderingContext2D, random: Random, lines: number): void {
  const { width, height } = context.canvas
  for (let i = 0; i < lines; i++) {
    const tone = random.chance(0.6) ? '70,38,14' : '255,225,180'
    context.strokeStyle = `rgba(${tone},${random.between(0.03, 0.1)})`
    context.lineWidth = random.between(0.5, 3)
    const y = random.between(0, height)
    context.beginPath()
    context.moveTo(0, y)
    context.bezierCurveTo(
      width * 0.3,
      y + random.between(-8, 8),
      width * 0.6,
      y + random.between(-8, 8),
      width,
      y + random.between(-4, 4),
    )
    context.stroke()
  }
}

/** A soft round spot of colour (rgb as '1,2,3'), fading to nothing. */
export function spot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  rx: number,
  ry: number,
  rgb: string,
  alpha: number,
): void {
  context.save()
  context.translate(x, y)
  context.scale(rx, ry)
  const fade = context.createRadialGradient(0, 0, 0, 0, 0, 1)
  fade.addColorStop(0, `rgba(${rgb},${alpha})`)
  fade.addColorStop(1, `rgba(${rgb},0)`)
  context.fillStyle = fade
  context.beginPath()
  context.arc(0, 0, 1, 0, 7)
  context.fill()
  context.restore()
}
