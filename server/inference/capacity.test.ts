import { describe, expect, it } from 'vitest'
import { type CameraLoad, planIntervals } from './capacity'

const load = (id: string, intervalMs: number, busyMs: number, fps = 25): CameraLoad => ({ id, intervalMs, busyMs, fps })

describe('planIntervals', () => {
  it.each([
    ['nothing asked', [], 1, {}],
    ['one that fits', [load('a', 200, 50)], 1, { a: 200 }],
    ['nothing measured yet', [load('a', 50, 0, 0)], 1, { a: 50 }],
    ['two that fit on two threads', [load('a', 50, 40), load('b', 50, 40)], 2, { a: 50, b: 50 }],
    ['a slow source costs only the pictures it has', [load('a', 50, 90, 10)], 1, { a: 50 }],
  ])('keeps what was wanted: %s', (_name, loads, threads, wanted) => {
    const plan = planIntervals(loads, threads)
    expect(Object.fromEntries([...plan].map(([id, { intervalMs }]) => [id, intervalMs]))).toEqual(wanted)
    for (const { stretch } of plan.values()) expect(stretch).toBe(1)
  })

  it('rule 8: stretches all cameras by the same factor until the demand fits', () => {
    const loads = [load('fast', 50, 60), load('slow', 400, 60)]
    const plan = planIntervals(loads, 1)
    const [fast, slow] = [plan.get('fast')!, plan.get('slow')!]
    expect(fast.stretch).toBe(slow.stretch)
    expect(fast.stretch).toBeCloseTo(60 / 50 + 60 / 400)
    expect(60 / fast.intervalMs + 60 / slow.intervalMs).toBeCloseTo(1)
  })

  it('leaves one camera all of what the model alone can do', () => {
    const { intervalMs } = planIntervals([load('a', 50, 80)], 1).get('a')!
    expect(80 / intervalMs).toBeCloseTo(1)
  })
})
