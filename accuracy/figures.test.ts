import { expect, it } from 'vitest'
import { figures, toJson } from './figures'
import type { Scores } from './score'
import { figureTable } from './table'

const none = { ap50: null, boxes: 0 }
const scores: Scores = {
  map50: 0.912345,
  perBehaviour: { u: { ap50: 0.912345, boxes: 30 }, d: none, c: none, b: none, p: none, s: none },
  tracks: { hota: 0.7, detA: 0.8, assA: 0.6, idf1: 0.94, switches: 3, switchesPerMinute: 2.5 },
  counts: { mean: 0.25, each: { u: 1.5, d: 0, c: 0, b: 0, p: 0, s: 0 } },
  onset: { delays: [200, 400, 5_000], never: 1 },
  frames: { measured: 10, shown: 20, minutes: 1.2 },
}
const real = { 'real.head_ap50': 0.96, 'real.down_ap50': 0.81, 'real.up_ap50': 0.7 }

it('JSON is flat: the film under its prefix, the model as it says of itself', () => {
  expect(toJson(figures('demo', scores, real))).toEqual({
    'demo.map50': 0.9123,
    'demo.hota': 0.7,
    'demo.idf1': 0.94,
    'demo.id_switches_per_min': 2.5,
    'demo.count_mae': 0.25,
    'demo.onset_s': 0.4,
    'real.head_ap50': 0.96,
    'real.down_ap50': 0.81,
    'real.up_ap50': 0.7,
  })
})

it('no change was ever shown: no delay', () => {
  const rows = figures('demo', { ...scores, onset: { delays: [], never: 4 } }, real)
  expect(toJson(rows)).toMatchObject({ 'demo.onset_s': null })
  expect(figureTable(rows)).toMatch(/demo\.onset_s .*MISSED/)
})

it('the table says which aims were missed', () => {
  const verdicts = figureTable(figures('demo', scores, real))
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').at(-2)!.trim())
  expect(verdicts).toEqual(['', '', 'MISSED', '', 'reached', 'reached', 'reached', 'reached', 'MISSED'])
})
