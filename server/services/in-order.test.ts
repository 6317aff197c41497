import { expect, test } from 'vitest'
import { createInOrder } from './in-order'

test('a quick work waits for a slow one that came first', async () => {
  const inOrder = createInOrder()
  const done: string[] = []
  let finish = () => {}
  const slow = inOrder(async () => {
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    done.push('slow')
  })
  const quick = inOrder(async () => done.push('quick'))
  await new Promise(setImmediate)
  expect(done).toEqual([])
  finish()
  await Promise.all([slow, quick])
  expect(done).toEqual(['slow', 'quick'])
})

test('one that fails says so and stops none behind it', async () => {
  const inOrder = createInOrder()
  const failed = inOrder(() => Promise.reject(new Error('no')))
  const next = inOrder(async () => 'yes')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
