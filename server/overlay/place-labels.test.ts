import { describe, expect, it } from 'vitest'
import { contain } from './contain'
import { overlaps, placeLabels } from './place-labels'

const BOUNDS = { x: 0, y: 0, width: 400, height: 300 }
const measure = (text: string) => text.length * 10
const box = (x: number, y: number, width = 50, height = 100) => ({ x, y, width, height })
const place = (boxes: ReturnType<typeof box>[], texts = ['abcdefgh', 'ab']) =>
  placeLabels(
    boxes.map((b) => ({ box: b, texts })),
    BOUNDS,
    20,
    measure,
  )

describe('placing labels', () => {
  it.each([
    ['above the box', box(100, 100), { x: 100, y: 80 }],
    ['inside when there is no room above', box(100, 5), { x: 100, y: 5 }],
    ['back into the picture at the right edge', box(390, 100), { x: 320, y: 80 }],
    ['back into the picture at the left edge', box(-30, 100), { x: 0, y: 80 }],
    ['inside a box that fills the picture', box(0, 0, 400, 300), { x: 0, y: 0 }],
  ])('%s', (_name, one, expected) => {
    expect(place([one])[0]).toMatchObject({ text: 'abcdefgh', ...expected })
  })

  it('moves a second label out of the way of the first', () => {
    expect(place([box(100, 100), box(110, 100)]).map((l) => l?.y)).toEqual([80, 100])
  })

  it('shortens a label rather than cover another, and leaves out the last', () => {
    const labels = place([box(100, 10, 20, 20), box(130, 10, 20, 20), box(60, 10, 20, 20), box(131, 10, 20, 20)])
    const placed = labels.filter((l) => l !== null)
    for (const [i, a] of placed.entries()) for (const b of placed.slice(i + 1)) expect(overlaps(a, b)).toBe(false)
    expect(labels.map((l) => l?.text ?? null)).toEqual(['abcdefgh', 'abcdefgh', 'ab', null])
  })

  it('keeps the order of importance: the first label is never moved', () => {
    const many = Array.from({ length: 40 }, (_, i) => box((i * 37) % 360, 60 + ((i * 53) % 180)))
    expect(place(many)[0]).toEqual(place(many.slice(0, 1))[0])
  })

  it('leaves out a text wider than the picture', () => {
    expect(place([box(10, 100)], ['x'.repeat(41)])).toEqual([null])
  })
})

describe('contain', () => {
  it.each([
    [400, 300, 800, 600, { x: 0, y: 0, width: 400, height: 300, scale: 0.5 }],
    [400, 400, 1280, 640, { x: 0, y: 100, width: 400, height: 200, scale: 0.3125 }],
    [800, 100, 100, 100, { x: 350, y: 0, width: 100, height: 100, scale: 1 }],
    [0, 0, 100, 100, { x: 0, y: 0, width: 0, height: 0, scale: 0 }],
    [100, 100, 0, 0, { x: 0, y: 0, width: 0, height: 0, scale: 0 }],
  ])('%ix%i holds %ix%i', (boxWidth, boxHeight, width, height, expected) => {
    expect(contain(boxWidth, boxHeight, width, height)).toEqual(expected)
  })
})
