import { expect, it } from 'vitest'
import { coalesce } from './coalesce'

/** Work that ends when the test says so. */
function stepped() {
  const started: string[] = []
  const ends: ((error?: Error) => void)[] = []
  const work = (key: string) =>
    new Promise<void>((resolve, reject) => {
      started.push(key)
      ends.push((error) => (error ? reject(error) : resolve()))
    })
  return { started, ends, run: coalesce(work) }
}

it('runs once more for all that ask while it runs', async () => {
  const { started, ends, run } = stepped()
  const first = run('a')
  const [second, third] = [run('a'), run('a')]
  expect(started).toEqual(['a'])
  ends[0]!()
  await first
  await Promise.resolve()
  expect(started).toEqual(['a', 'a'])
  ends[1]!()
  await Promise.all([second, third])
  expect(started).toHaveLength(2)
})

it('keeps keys apart', () => {
  const { started, run } = stepped()
  void run('a')
  void run('b')
  expect(started).toEqual(['a', 'b'])
})

it('hands a failure to those who asked for that run only', async () => {
  const { ends, run } = stepped()
  const first = run('a')
  const second = run('a')
  ends[0]!(new Error('no'))
  await expect(first).rejects.toThrow('no')
  await Promise.resolve()
  ends[1]!()
  await expect(second).resolves.toBeUndefined()
})
