import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDiskWatch } from './watch'

const FULL = { freeBytes: 1, diskBytes: 1e12 }
const ROOMY = { freeBytes: 5e11, diskBytes: 1e12 }
const said: string[] = []
const log = pino({}, { write: (line: string) => void said.push((JSON.parse(line) as { msg: string }).msg) })

beforeEach(() => {
  vi.useFakeTimers()
  said.length = 0
})
afterEach(() => vi.useRealTimers())

test('a full disk is said once, and once that it has room again', async () => {
  const answers = [ROOMY, FULL, FULL, FULL, ROOMY, ROOMY]
  const disk = vi.fn(async () => answers.shift() ?? ROOMY)
  const watch = createDiskWatch({ folder: '/data', log, disk, everyMs: 1_000 })
  watch.start()
  await vi.advanceTimersByTimeAsync(6_500)
  watch.stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(disk).toHaveBeenCalledTimes(7)
  expect(said).toEqual(['the disk is nearly full', 'the disk has room again'])
})

test('a disk that does not answer is asked one question at a time', async () => {
  const disk = vi.fn(() => new Promise<typeof FULL>(() => undefined))
  const watch = createDiskWatch({ folder: '/data', log, disk, everyMs: 1_000 })
  watch.start()
  await vi.advanceTimersByTimeAsync(10_000)
  watch.stop()
  expect(disk).toHaveBeenCalledTimes(1)
})
