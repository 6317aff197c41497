import { expect, it } from 'vitest'
import { toJson } from '../figures'
import { realFigures } from './figures'
import { type Judged, scoreReal } from './score'
import { roomTable } from './table'

const at = (x: number) => ({ x1: x, y1: 0, x2: x + 20, y2: 20 })
const up = (x: number) => ({ box: at(x), behaviour: 'u' as const })
const down = (x: number) => ({ box: at(x), behaviour: 'd' as const })
const heads = (room: string, given: Partial<Extract<Judged, { kind: 'heads' }>>): Judged => ({
  room,
  trained: false,
  kind: 'heads',
  heads: [],
  found: [],
  ...given,
})

const pictures: Judged[] = [
  // Three found, one of them called something else, one nothing; one missed; one false.
  heads('lab', {
    heads: [up(0), up(100), up(200), up(300)],
    found: [up(0), down(100), { box: at(200), behaviour: null }, up(400)],
  }),
  // Nothing is known of what these two do; both found, one more is false.
  heads('lab', {
    heads: [
      { box: at(0), behaviour: null },
      { box: at(100), behaviour: null },
    ],
    found: [up(0), up(100), up(300)],
  }),
  heads('hall', { found: [up(0), up(100)] }),
  heads('known', { trained: true, heads: [up(0)], found: [] }),
  { room: 'mall', trained: false, kind: 'bodies', bodies: [at(0), at(100)], found: [up(5), up(300)] },
  { room: 'mall', trained: false, kind: 'bodies', bodies: [], found: [] },
]

it('sums rooms that were not trained on; empty pictures of all', () => {
  expect(toJson(realFigures(scoreReal(pictures)))).toEqual({
    'real.rooms_recall': 0.8333,
    'real.rooms_precision': 0.5556,
    'real.false_per_frame': 1.3333,
    'real.empty_boxes': 1,
    'real.count_error': 1,
    'real.count_error_share': 0.5,
    'real.behaviour_share': 0.3333,
    'real.behaviour_precision': 0.5,
    'real.rooms_recall_iou': 0.8333,
    'real.rooms_precision_iou': 0.5556,
  })
})

it('tells each room', () => {
  const lines = roomTable(scoreReal(pictures)).split('\n')
  expect(lines).toContain('| lab | 2 | 6 | 0.83 | 0.71 | 1.00 | 0.50 | 1 of 2 named, 3 found | 0.83, 0.71 |')
  expect(lines).toContain('| known (trained on) | 1 | 1 | 0.00 | – | 0.00 | 1.00 | – | 0.00, – |')
  expect(lines).toContain('| mall (bodies) | 2 | 2 | 0.50 | – | 0.50 | – | – | – |')
  expect(lines.at(-1)).toBe('Pictures without anybody: 2, boxes in them: 2.')
})

it('nothing to measure is no figure', () => {
  expect(toJson(realFigures(scoreReal([])))['real.rooms_recall']).toBeNull()
})
