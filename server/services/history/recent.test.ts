import { expect, test } from 'vitest'
import { createRecent, RECENT_MS } from './recent'

const phone = { label: 'student', behaviour: 'p' as const }
const frame = (at: number, people: number, cameraId = 'a') => ({ cameraId, at, objects: Array(people).fill(phone) })

test('the last frame of each second, as counts', () => {
  const recent = createRecent()
  recent.add(frame(1_000, 1))
  recent.add(frame(1_900, 2))
  recent.add(frame(2_000, 3))
  recent.add(frame(2_100, 5, 'b'))
  expect(recent.of('a', 2_500)).toEqual([
    { timestamp: 1_900, people: 2, unsure: 0, counts: { u: 0, d: 0, c: 0, b: 0, p: 2, s: 0 } },
    { timestamp: 2_000, people: 3, unsure: 0, counts: { u: 0, d: 0, c: 0, b: 0, p: 3, s: 0 } },
  ])
})

test('only the last minutes, and of a bounded number of cameras', () => {
  const recent = createRecent()
  for (let at = 0; at <= 2 * RECENT_MS; at += 1000) recent.add(frame(at, 1))
  expect(recent.of('a', 2 * RECENT_MS)).toHaveLength(RECENT_MS / 1000 + 1)
  expect(recent.of('a', 2.5 * RECENT_MS)).toHaveLength(RECENT_MS / 2000 + 1)
  for (let i = 0; i < 64; i++) recent.add(frame(0, 1, `other ${i}`))
  expect(recent.of('a', 2 * RECENT_MS)).toEqual([])
  expect(recent.of('other 63', 0)).toHaveLength(1)
})

test('a clock that was set back begins anew', () => {
  const recent = createRecent()
  recent.add(frame(10_000, 1))
  recent.add(frame(4_000, 2))
  expect(recent.of('a', 20_000).map(({ people }) => people)).toEqual([2])
})
