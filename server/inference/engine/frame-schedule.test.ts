import { describe, expect, it } from 'vitest'
import { planIntervals } from '../capacity'
import { createFrameSchedule } from './frame-schedule'

/** Runs 20 s of frames and counts. free: whether a tensor buffer is free at that time. */
function simulate(setup: { fps: number; intervalMs: number; pictureFps: number }, free = (_ms: number) => true) {
  const schedule = createFrameSchedule({ intervalMs: setup.intervalMs, pictureMs: 1000 / setup.pictureFps })
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

/** Distances between frames, ms: the rate's own, each moment off by up to a quarter of it. The same for the same seed. */
function jitter(fps: number, seconds: number, seed: number): number[] {
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
  const times = Array.from({ length: seconds * fps }, (_, index) => ((index + random() / 2 - 0.25) * 1000) / fps)
  return times.map((time, index) => time - (times[index - 1] ?? 0))
}

/** A minute of jittering frames. measured: share of pictures that are inferred; apart: inferences without a picture. */
function shares(setup: { fps: number; intervalMs: number; pictureFps: number }, seed: number) {
  const schedule = createFrameSchedule({ intervalMs: setup.intervalMs, pictureMs: 1000 / setup.pictureFps })
  const counts = { pictures: 0, inferred: 0, both: 0 }
  let now = 0
  for (const step of jitter(setup.fps, 60, seed)) {
    now += step
    const { picture, infer } = schedule.next(now, true)
    counts.pictures += Number(picture)
    counts.inferred += Number(infer)
    counts.both += Number(picture && infer)
  }
  return {
    measured: counts.both / counts.pictures,
    inferred: counts.inferred / 60,
    apart: counts.inferred - counts.both,
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

  it.each([25, 12.5, 30, 29.97, 10, 15])(
    'shows measured pictures as often as they can be, at %d jittering fps',
    (fps) => {
      for (const seed of [1, 2, 3]) {
        expect(shares({ fps, intervalMs: 100, pictureFps: 10 }, seed).measured).toBeGreaterThanOrEqual(0.99)
        expect(shares({ fps, intervalMs: 70, pictureFps: 10 }, seed).measured).toBeGreaterThanOrEqual(0.99)
        const half = shares({ fps, intervalMs: 200, pictureFps: 10 }, seed)
        expect(half.measured).toBeGreaterThanOrEqual(0.495)
        expect(half.inferred).toBeLessThan(5.1)
        expect(half.apart).toBe(0)
      }
    },
  )

  it.each([104, 137, 237, 290])('keeps to the pictures when the load stretches the interval to %d ms', (intervalMs) => {
    const { inferred, apart } = shares({ fps: 25, intervalMs, pictureFps: 10 }, 5)
    expect(apart).toBe(0)
    expect(inferred / (1000 / intervalMs)).toBeGreaterThan(0.97)
    expect(inferred / (1000 / intervalMs)).toBeLessThan(1.03)
  })

  it('finds back to the pictures after the model was busy, and after a change of the interval', () => {
    const schedule = createFrameSchedule({ intervalMs: 100, pictureMs: 100 })
    const missed: number[] = []
    let now = 0
    for (const step of jitter(25, 60, 9)) {
      now += step
      if (now > 20_000 && now < 20_060) schedule.tune({ intervalMs: 161 })
      if (now > 30_000 && now < 30_060) schedule.tune({ intervalMs: 100 })
      const busy = now > 10_000 && now < 10_450
      const due = schedule.next(now, !busy)
      if (due.picture && !due.infer) missed.push(now)
    }
    const settled = missed.filter((at) => at < 10_000 || (at > 10_500 && at < 20_000) || at > 30_200)
    expect(settled).toEqual([])
    expect(missed.length).toBeGreaterThan(10)
  })

  it.each([52, 60, 80, 110])('keeps a model of %d ms busy although frames come every 40 ms', (busyMs) => {
    const plan = planIntervals([{ id: 'a', intervalMs: 50, busyMs, fps: 25 }], 1).get('a')!
    const schedule = createFrameSchedule({ intervalMs: plan.intervalMs, pictureMs: 100 })
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
    const schedule = createFrameSchedule({ intervalMs: 100, pictureMs: 100 })
    schedule.next(0, true)
    const due = [5000, 5040, 5080, 5120].map((now) => schedule.next(now, true).infer)
    expect(due).toEqual([true, false, false, true])
  })

  it('takes a shorter interval at once', () => {
    const schedule = createFrameSchedule({ intervalMs: 10_000, pictureMs: 100 })
    schedule.next(0, true)
    schedule.tune({ intervalMs: 100 })
    expect(schedule.next(100, true).infer).toBe(true)
  })
})
