import { describe, expect, it } from 'vitest'
import { type CameraLoad, planIntervals } from './capacity'
import { createWorkload } from './workload'

describe('createWorkload', () => {
  it('knows a typical time from the third run on, and no single stutter changes it', () => {
    const work = createWorkload()
    work.add('m', 50, 0)
    work.add('m', 52, 100)
    expect(work.busyMs('m')).toBe(0)
    work.add('m', 900, 200)
    expect(work.busyMs('m')).toBe(52)
    for (let run = 0; run < 9; run++) work.add('m', run === 4 ? 1_000 : 80, 300 + run)
    expect(work.busyMs('m')).toBe(80)
    work.forget('m')
    expect(work.busyMs('m')).toBe(0)
  })

  it('counts what was done in the last four seconds', () => {
    const work = createWorkload()
    for (let at = 0; at <= 10_000; at += 100) work.add('m', 150, at)
    expect(work.throughput(2, 10_000)).toEqual({ perSecond: 10, used: 0.75 })
    expect(work.throughput(2, 20_000)).toBeNull()
  })
})

/**
 * A machine that runs `threads` models at once, each at `speed(t)` of what it could do alone. Cameras hand in a picture
 * at their interval, the newest waits, whoever has waited longest is next. The first run of each thread is ten times as slow.
 */
function simulate({ cameras = 7, threads = 1, costMs = 40, seconds = 90, speed = (_second: number) => 1 }) {
  const work = createWorkload()
  const ids = Array.from({ length: cameras }, (_, index) => `${index}`)
  const intervals = new Map(ids.map((id) => [id, 200]))
  const due = new Map(ids.map((id, index) => [id, index * 20]))
  const waiting = new Set<string>()
  const running = Array.from({ length: threads }, () => ({ left: 0, since: 0, busy: false, first: true }))
  const stretches: number[] = []
  for (let now = 0; now < seconds * 1_000; now += 5) {
    for (const thread of running) {
      if (!thread.busy) continue
      thread.left -= 5 * speed(now / 1_000)
      if (thread.left > 0) continue
      if (!thread.first) work.add('m', now - thread.since, now)
      thread.first = false
      thread.busy = false
    }
    for (const id of ids) {
      if (now < (due.get(id) ?? 0)) continue
      due.set(id, now + (intervals.get(id) ?? 0))
      waiting.add(id)
    }
    for (const thread of running) {
      const [next] = waiting
      if (thread.busy || next === undefined) continue
      waiting.delete(next)
      Object.assign(thread, { busy: true, since: now, left: thread.first ? 10 * costMs : costMs })
    }
    if (now % 1_000 !== 0) continue
    const loads: CameraLoad[] = ids.map((id) => ({ id, intervalMs: 200, busyMs: work.busyMs('m'), fps: 25 }))
    const plan = planIntervals(loads, threads, work.throughput(threads, now))
    for (const [id, { intervalMs }] of plan) intervals.set(id, intervalMs)
    stretches.push(plan.get('0')?.stretch ?? 0)
  }
  return stretches
}

describe('rule 8: on a simulated machine the stretch', () => {
  /** 35 inferences a second are wanted. */
  const possible = (costMs: number, threads: number) => Math.max(1, (35 * costMs) / 1_000 / threads)
  const near = (value: number | undefined, wanted: number) => {
    expect(value).toBeGreaterThan(wanted * 0.85)
    expect(value).toBeLessThan(wanted * 1.2)
  }

  it.each([
    [40, 1],
    [150, 1],
    [150, 3],
    [1_000, 2],
    [10, 1],
  ])('is what is possible, however slow the first runs are: %d ms on %d threads', (costMs, threads) => {
    const stretches = simulate({ costMs, threads })
    for (const value of stretches.slice(costMs > 500 ? 40 : 10)) near(value, possible(costMs, threads))
    expect(Math.max(...stretches)).toBeLessThan(1.3 * possible(costMs, threads))
  })

  it('rises on a machine that is busy with something else, and comes back down within seconds', () => {
    const busy = (second: number) => (second >= 20 && second < 50 ? 0.05 : 1)
    const stretches = simulate({ speed: busy })
    for (const value of stretches.slice(8, 20)) near(value, possible(40, 1))
    for (const value of stretches.slice(35, 50)) near(value, possible(800, 1))
    for (const value of stretches.slice(60)) near(value, possible(40, 1))
  })

  it('is not driven up by single stutters', () => {
    // A tenth of a second in two is lost.
    const stretches = simulate({ speed: (second) => (second % 2 < 0.1 ? 0.02 : 1) })
    for (const value of stretches.slice(10)) expect(value).toBeLessThan(1.5 * possible(40, 1))
  })
})
