import { describe, expect, it } from 'vitest'
import { type Letterbox, letterbox, toSource } from './letterbox'

const sizes: [string, [number, number, number, number], Partial<Letterbox>][] = [
  ['16:9 in a square', [1280, 720, 640, 640], { x: 0, y: 140, width: 640, height: 360 }],
  ['portrait in a square', [720, 1280, 640, 640], { x: 144, y: 0, width: 352, height: 640 }],
  ['the same size', [640, 640, 640, 640], { x: 0, y: 0, width: 640, height: 640 }],
  ['16:9 in a rectangle', [1920, 1080, 640, 384], { x: 0, y: 12, width: 640, height: 360 }],
  ['smaller than the canvas', [320, 240, 640, 640], { x: 0, y: 80, width: 640, height: 480 }],
  ['very wide', [4000, 10, 640, 640], { x: 0, y: 319, width: 640, height: 2 }],
  ['very tall', [10, 4000, 640, 640], { x: 304, y: 0, width: 32, height: 640 }],
]

describe('letterbox', () => {
  it.each(sizes)('%s', (_, [srcWidth, srcHeight, dstWidth, dstHeight], expected) => {
    const lb = letterbox(srcWidth, srcHeight, dstWidth, dstHeight)
    expect(lb).toMatchObject(expected)
    expect(lb.width % 32).toBe(0)
    expect(lb.x + lb.width).toBeLessThanOrEqual(dstWidth)
    expect(lb.y + lb.height).toBeLessThanOrEqual(dstHeight)
  })

  it.each(sizes)('%s: the placed picture goes back to the whole source', (_, [w, h, dstWidth, dstHeight]) => {
    const lb = letterbox(w, h, dstWidth, dstHeight)
    const placed = { x1: lb.x, y1: lb.y, x2: lb.x + lb.width, y2: lb.y + lb.height }
    expect(toSource(placed, lb)).toEqual({ x1: 0, y1: 0, x2: w, y2: h })
  })

  it('the inverse uses the factor of each axis', () => {
    // 720 x 1280 goes to 352 x 640: 0.4889 across, 0.5 down.
    const lb = letterbox(720, 1280, 640, 640)
    expect(toSource({ x1: 144 + 88, y1: 160, x2: 144 + 176, y2: 320 }, lb)).toEqual({
      x1: 180,
      y1: 320,
      x2: 360,
      y2: 640,
    })
  })

  it('padding is clipped away', () => {
    const lb = letterbox(1280, 720, 640, 640)
    expect(toSource({ x1: -10, y1: 0, x2: 100, y2: 150 }, lb)).toEqual({ x1: 0, y1: 0, x2: 200, y2: 20 })
  })

  it('no rounding of the width when asked for', () => {
    expect(letterbox(720, 1280, 640, 640, 1)).toMatchObject({ x: 140, width: 360 })
  })
})
