import { expect, it } from 'vitest'
import { createQueue } from './queue'

it('refuses and counts what does not fit, and works in order', async () => {
  const done: number[] = []
  const queue = createQueue<number>(2, async (item) => void done.push(item), fail)
  expect([1, 2, 3].map((item) => queue.push(item))).toEqual([true, true, false])
  expect(queue.dropped).toBe(1)
  await queue.idle()
  expect(done).toEqual([1, 2])
  expect(queue.push(4)).toBe(true)
  await queue.idle()
  expect(done).toEqual([1, 2, 4])
})

it('goes on after a failure', async () => {
  const seen: [string, number][] = []
  const queue = createQueue<number>(
    9,
    async (item) => {
      if (item === 0) throw new Error('zero')
      seen.push(['done', item])
    },
    (_, item) => void seen.push(['failed', item]),
  )
  queue.push(0)
  queue.push(1)
  await queue.idle()
  expect(seen).toEqual([
    ['failed', 0],
    ['done', 1],
  ])
})

it('finishes what it took when it closes, and takes nothing after', async () => {
  const done: number[] = []
  const queue = createQueue<number>(9, async (item) => void done.push(item), fail)
  queue.push(1)
  const closed = queue.close()
  expect(queue.push(2)).toBe(false)
  await closed
  expect(done).toEqual([1])
})

function fail(error: unknown): never {
  throw error
}
