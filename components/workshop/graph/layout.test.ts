import { expect, test } from 'vitest'
import { workflow } from '@/server/contract/workflow'
import { columnsOf, extent, layOut, NODE_HEIGHT, NODE_WIDTH } from './layout'

const branch = workflow.parse({
  nodes: [
    { id: 'save', type: 'SaveImage' },
    { id: 'both', type: 'Compare', inputs: { before: 'load.image', after: 'sharp.image' } },
    { id: 'sharp', type: 'Sharpen', inputs: { image: 'load.image' } },
    { id: 'blur', type: 'Denoise', inputs: { image: 'load.image' } },
    { id: 'load', type: 'LoadImage' },
  ],
  links: [[1, 'both', 0, 'save', 0]],
})

test('nodes stand after those they need, also by links', () => {
  expect(Object.fromEntries(columnsOf(branch))).toEqual({ load: 0, sharp: 1, blur: 1, both: 2, save: 3 })
})

test('a circle ends, and a node that is not there counts for nothing', () => {
  const odd = [
    { id: 'a', type: 'Sharpen', inputs: { image: 'a.image' } },
    { id: 'b', type: 'Sharpen', inputs: { image: 'gone.image' } },
  ]
  expect(columnsOf(workflow.parse({ nodes: odd })).get('b')).toBe(0)
})

test.each([true, false])('no two nodes lie on each other, and all are within the extent (across: %s)', (across) => {
  const places = layOut(branch, across)
  const { width, height } = extent(places)
  const all = Object.entries(places)
  for (const [id, { x, y }] of all) {
    expect(x >= 0 && y >= 0 && x + NODE_WIDTH <= width && y + NODE_HEIGHT <= height).toBe(true)
    const clear = all.filter(
      ([other, place]) => other === id || Math.abs(place.x - x) >= NODE_WIDTH || Math.abs(place.y - y) >= NODE_HEIGHT,
    )
    expect(clear).toHaveLength(all.length)
  }
  const along = across ? 'x' : 'y'
  expect(places.save![along]).toBeGreaterThan(places.load![along])
})

test('a line that goes past steps has room beside them', () => {
  const past = workflow.parse({
    nodes: [
      { id: 'load', type: 'LoadImage' },
      { id: 'sharp', type: 'Sharpen', inputs: { image: 'load.image' } },
      { id: 'both', type: 'Compare', inputs: { before: 'load.image', after: 'sharp.image' } },
    ],
  })
  const { load, sharp, both } = layOut(past, true)
  expect(load?.y).toBe(both?.y)
  expect((load?.y ?? 0) + NODE_HEIGHT / 2).toBeGreaterThan((sharp?.y ?? 0) + NODE_HEIGHT)
})
