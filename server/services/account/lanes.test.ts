import { expect, it } from 'vitest'
import { createLanes, type Lane } from './lanes'

/** Work that ends when it is told to, in the order in which it began. */
function setUp(options: { atOnce: number; waiting: number }) {
  const lanes = createLanes(options)
  const begun: { name: string; end(): void; fail(): void }[] = []
  const start = (lane: Lane, name: string) =>
    lanes.run(
      lane,
      () =>
        new Promise<string>((resolve, reject) => {
          begun.push({ name, end: () => resolve(name), fail: () => reject(new Error(name)) })
        }),
    )
  return { begun, start, names: () => begun.map(({ name }) => name) }
}

it('runs few at a time, known people before strangers', async () => {
  const { begun, start, names } = setUp({ atOnce: 2, waiting: 10 })
  const [s1, s2, s3, s4] = ['s1', 's2', 's3', 's4'].map((name) => start('stranger', name))
  const k1 = start('known', 'k1')
  expect(names()).toEqual(['s1', 's2'])
  for (const [at, done] of [s1, s2, k1, s3, s4].entries()) {
    begun[at]?.end()
    await done
  }
  expect(names()).toEqual(['s1', 's2', 'k1', 's3', 's4'])
})

it('refuses strangers when their lane is full, and still takes known people', async () => {
  const { begun, start } = setUp({ atOnce: 1, waiting: 3 })
  const flood = Array.from({ length: 50 }, (_, n) => start('stranger', `s${n}`))
  const refused = flood.slice(4).map((one) => expect(one).rejects.toMatchObject({ code: 'busy' }))
  await Promise.all(refused)
  const known = start('known', 'k')
  begun[0]?.end()
  await flood[0]
  begun[1]?.end()
  expect(await known).toBe('k')
})

it('goes on after work that fails', async () => {
  const { begun, start } = setUp({ atOnce: 1, waiting: 3 })
  const [first, second] = [start('known', 'a'), start('known', 'b')]
  begun[0]?.fail()
  await expect(first).rejects.toThrow('a')
  begun[1]?.end()
  expect(await second).toBe('b')
})
