import { expect, it } from 'vitest'
import { figures, toJson } from './figures'
import type { Scores } from './score'
import { figureTable } from './table'

const none = { ap50: null, boxes: 0 }
const scores: Scores = {
  map50: 0.912345,
  perBehaviour: { u: { ap50: 0.912345, boxes: 30 }, d: none, c: none, b: none, p: none, s: none },
  tracks: { hota: 0.7, detA: 0.8, assA: 0.6, idf1: 0.94, switches: 3, switchesPerMinute: 2.5 },
  carried: { iou: 0.86, boxes: 12 },
  counts: { mean: 0.25, each: { u: 1.5, d: 0, c: 0, b: 0, p: 0, s: 0 } },
  onset: { delays: [200, 400, 5_000], never: 1 },
  frames: { measured: 10, shown: 20, minutes: 1.2 },
}
const slow: Scores = { ...scores, carried: { iou: 0.84, boxes: 14 }, tracks: { ...scores.tracks, hota: 0.83 } }
const slowest: Scores = { ...scores, carried: { iou: 0.8, boxes: 15 }, tracks: { ...scores.tracks, hota: 0.79 } }
const measured = { seed: 1, scores, atIntervals: [scores, slow, slowest] }
const real = { 'real.head_ap50': 0.96, 'real.down_ap50': 0.81, 'real.up_ap50': 0.7 }

it('JSON is flat: the film under its prefix, the model as it says of itself', () => {
  expect(toJson(figures('demo', measured, real))).toEqual({
    'demo.map50': 0.9123,
    'demo.hota': 0.7,
    'demo.idf1': 0.94,
    'demo.id_switches_per_min': 2.5,
    'demo.count_mae': 0.25,
    'demo.onset_s': 0.4,
    'demo.carried_iou_200': 0.86,
    'demo.carried_iou_600': 0.84,
    'demo.carried_iou_1000': 0.8,
    'demo.hota_600': 0.83,
    'demo.hota_1000': 0.79,
    'real.head_ap50': 0.96,
    'real.down_ap50': 0.81,
    'real.up_ap50': 0.7,
  })
})

it('no change was ever shown: no delay', () => {
  const rows = figures('demo', { ...measured, scores: { ...scores, onset: { delays: [], never: 4 } } }, real)
  expect(toJson(rows)).toMatchObject({ 'demo.onset_s': null })
  expect(figureTable(rows)).toMatch(/demo\.onset_s .*MISSED/)
})

it('the table says which aims were missed', () => {
  const verdicts = figureTable(figures('demo', measured, real))
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').at(-2)!.trim())
  expect(verdicts).toEqual([
    ...['', '', 'MISSED', '', 'reached', 'reached', '', '', '', 'reached', 'MISSED'],
    ...['reached', 'reached', 'MISSED'],
  ])
})
