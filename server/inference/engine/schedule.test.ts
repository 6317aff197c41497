import { describe, expect, it } from 'vitest'
import { planIntervals } from '../capacity'
import { createSchedule } from './schedule'

/** Runs 20 s of frames and counts. free: whether a tensor buffer is free at that time. */
function simulate(setup: { fps: number; intervalMs: number; pictureFps: number }, free = (_ms: number) => true) {
  const schedule = createSchedule({ intervalMs: setup.intervalMs, pictureMs: 1000 / setup.pictureFps })
  const counts = { pictures: 0, inferred: 0, both: 0, starved: 0 }
  for (let index = 0; index < 20 * setup.fps; index++) {
    const now = (index * 1000) / setup.fps
    const due = schedule.next(now, free(now))
    if (due.picture) counts.pictures++
    if (due.infer) counts.inferred++
    if (due.picture && due.infer) counts.both++
    if (due.starved) counts.starved++
  }
  return {
    pictures: counts.pictures / 20,
    inferred: counts.inferred / 20,
    both: counts.both / 20,
    starved: counts.starved,
  }
}

describe('createSchedule', () => {
  it.each([
    { fps: 25, intervalMs: 50, pictureFps: 25, pictures: 25, inferred: 20, both: 20 },
    { fps: 25, intervalMs: 50, pictureFps: 10, pictures: 10, inferred: 20, both: 10 },
    { fps: 25, intervalMs: 200, pictureFps: 10, pictures: 10, inferred: 5, both: 5 },
    { fps: 25, intervalMs: 130, pictureFps: 10, pictures: 10, inferred: 7.7, both: 7.7 },
    { fps: 30, intervalMs: 70, pictureFps: 10, pictures: 10, inferred: 14.3, both: 10 },
    { fps: 10, intervalMs: 50, pictureFps: 25, pictures: 10, inferred: 10, both: 10 },
    { fps: 25, intervalMs: 10_000, pictureFps: 5, pictures: 5, inferred: 0.1, both: 0.1 },
    { fps: 50, intervalMs: 50, pictureFps: 1, pictures: 1, inferred: 20, both: 1 },
  ])('$fps fps, every $intervalMs ms, $pictureFps pictures/s', ({ pictures, inferred, both, ...setup }) => {
    const seen = simulate(setup)
    expect(seen.pictures).toBeCloseTo(pictures, 0)
    expect(Math.abs(seen.inferred - inferred)).toBeLessThan(Math.max(0.06, inferred * 0.05))
    expect(Math.abs(seen.both - both)).toBeLessThan(Math.max(0.06, both * 0.1))
  })

  it.each([52, 60, 80, 110])('keeps a model of %d ms busy although frames come every 40 ms', (busyMs) => {
    const plan = planIntervals([{ id: 'a', intervalMs: 50, busyMs, fps: 25 }], 1).get('a')!
    const schedule = createSchedule({ intervalMs: plan.intervalMs, pictureMs: 100 })
    // One tensor is being run, one may wait.
    let ends: number[] = []
    let runs = 0
    for (let now = 0; now < 60_000; now += 40) {
      ends = ends.filter((end) => end > now)
      if (!schedule.next(now, ends.length < 2).infer) continue
      ends.push(Math.max(now, ends.at(-1) ?? 0) + busyMs)
      runs++
    }
    expect((runs * busyMs) / 60_000).toBeGreaterThan(0.95)
  })

  it('counts the frames that the model could not take', () => {
    const seen = simulate({ fps: 25, intervalMs: 50, pictureFps: 10 }, () => false)
    expect(seen.inferred).toBe(0)
    expect(seen.starved).toBeGreaterThan(300)
  })

  it('does not rush after a pause of the source', () => {
    const schedule = createSchedule({ intervalMs: 100, pictureMs: 100 })
    schedule.next(0, true)
    const due = [5000, 5040, 5080, 5120].map((now) => schedule.next(now, true).infer)
    expect(due).toEqual([true, false, false, true])
  })

  it('takes a shorter interval at once', () => {
    const schedule = createSchedule({ intervalMs: 10_000, pictureMs: 100 })
    schedule.next(0, true)
    schedule.tune({ intervalMs: 100 })
    expect(schedule.next(100, true).infer).toBe(true)
  })
})
