import { expect, it } from 'vitest'
import { createFrameIds } from './frame-ids'

it('rule 1: goes on where a stopped camera ended, and begins at 0 for one that is new', () => {
  const ids = createFrameIds()
  ids.stopped('a', 120)
  expect([ids.first('a'), ids.first('b')]).toEqual([120, 0])
})

it('rule 1: keeps a bounded number of cameras, and still gives no id twice', () => {
  const ids = createFrameIds(2)
  const used = new Map<string, number>()
  for (let round = 0; round < 200; round++) {
    const camera = `camera ${(round * 7) % 10}`
    const first = ids.first(camera)
    expect(first).toBeGreaterThanOrEqual(used.get(camera) ?? 0)
    used.set(camera, first + 1 + (round % 5))
    ids.stopped(camera, first + 1 + (round % 5))
  }
})
