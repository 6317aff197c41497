import { expect, test, vi } from 'vitest'
import { createPieceCache } from './piece-cache'

const tick = () => new Promise((resolve) => setImmediate(resolve))

test('a piece is asked for once, kept, and goes when others were looked at later', async () => {
  const load = vi.fn(async (piece: number) => [[piece, 1 as const, []]] satisfies [number, 1, []][])
  const arrived: number[] = []
  const cache = createPieceCache(load, (piece) => void arrived.push(piece), vi.fn())
  cache.want(0)
  cache.want(0)
  expect(cache.get(0)).toBeNull()
  await tick()
  expect(cache.get(0)).toEqual([[0, 1, []]])
  for (let piece = 1; piece < 6; piece++) cache.want(piece)
  await tick()
  cache.get(0)
  cache.want(6)
  await tick()
  expect([0, 1, 6].map((piece) => cache.get(piece) !== null)).toEqual([true, false, true])
  expect(load).toHaveBeenCalledTimes(7)
  expect(arrived).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('one that did not come may be asked for again after a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const load = vi.fn().mockRejectedValueOnce(new Error('the line')).mockResolvedValueOnce([])
  const failed = vi.fn()
  const cache = createPieceCache(load, vi.fn(), failed)
  cache.want(3)
  await tick()
  expect(failed).toHaveBeenCalledOnce()
  cache.want(3)
  expect(load).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(2_000)
  cache.want(3)
  await tick()
  expect(cache.get(3)).toEqual([])
  vi.useRealTimers()
})
