/** The short version of npm run accuracy: the seminar film, with floors a little under what was measured (docs/benchmarks.md). */
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { truthPathOf } from './film'
import { CARRIED_INTERVALS, measureFilm } from './measure'
import { quantile } from './metrics/quantile'
import { readModel } from './model'
import type { Scores } from './score'

/** Room for other processors: 8-bit arithmetic is not the same on all of them. */
const LIMITS = { map50: 0.91, hota: 0.82, idf1: 0.94, switches: 4, countError: 0.6, onsetMs: 400 }
/** In the order of CARRIED_INTERVALS. */
const CARRIED_LIMITS = [
  { hota: 0.82, iou: 0.855 },
  { hota: 0.82, iou: 0.845 },
  { hota: 0.785, iou: 0.83 },
]
const ROOT = path.resolve(import.meta.dirname, '..')

let scores: Scores
let atIntervals: Scores[]
beforeAll(async () => {
  const film = path.join(ROOT, 'demo/seminar.mp4')
  const model = await readModel(path.join(ROOT, 'models/classroom-six'))
  const measured = await measureFilm({ film, truth: truthPathOf(film), model })
  scores = measured.scores
  atIntervals = measured.atIntervals
})

describe('the seminar film', () => {
  it('finds the behaviours', () => expect(scores.map50).toBeGreaterThan(LIMITS.map50))
  it('keeps people apart and together', () => {
    expect(scores.tracks.hota).toBeGreaterThan(LIMITS.hota)
    expect(scores.tracks.idf1).toBeGreaterThan(LIMITS.idf1)
    expect(scores.tracks.switches).toBeLessThanOrEqual(LIMITS.switches)
  })
  it.each(CARRIED_INTERVALS.map((ms, place) => [ms, place]))('keeps boxes on people at %i ms', (_, place) => {
    expect(atIntervals[place]?.tracks.hota).toBeGreaterThan(CARRIED_LIMITS[place]!.hota)
    expect(atIntervals[place]?.carried.iou).toBeGreaterThan(CARRIED_LIMITS[place]!.iou)
  })
  it('counts', () => expect(scores.counts.mean).toBeLessThan(LIMITS.countError))
  it('shows changes soon', () => expect(quantile(scores.onset.delays, 0.5)).toBeLessThanOrEqual(LIMITS.onsetMs))
})
