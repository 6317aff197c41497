import { expect, it } from 'vitest'
import { createNewestWins } from './newest-wins'

/** Jobs that end when the test says so. */
function controlled() {
  const started: number[] = []
  const ends: { resolve(): void; reject(error: Error): void }[] = []
  const queue = createNewestWins<number>((item) => {
    started.push(item)
    return new Promise<void>((resolve, reject) => ends.push({ resolve, reject }))
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { queue, started, ends, settle }
}

it('keeps the newest of what arrives while one is at work, and counts the rest', async () => {
  const { queue, started, ends, settle } = controlled()
  for (const item of [1, 2, 3, 4]) queue.push(item)
  expect(started).toEqual([1])
  ends[0]!.resolve()
  await settle()
  expect(started).toEqual([1, 4])
  expect(queue.dropped).toBe(2)
})

it('goes on after a failed job', async () => {
  const { queue, started, ends, settle } = controlled()
  queue.push(1)
  ends[0]!.reject(new Error('corrupt JPEG'))
  await settle()
  queue.push(2)
  expect(started).toEqual([1, 2])
})

it('does nothing more once closed', async () => {
  const { queue, started, ends, settle } = controlled()
  queue.push(1)
  queue.push(2)
  queue.close()
  ends[0]!.resolve()
  await settle()
  queue.push(3)
  expect(started).toEqual([1])
})
