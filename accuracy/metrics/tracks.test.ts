import { describe, expect, it } from 'vitest'
import { hota } from './hota'
import { idSwitches } from './id-switches'
import { idf1 } from './identity'
import type { TrackFrame } from './track-frame'

const box = (x: number) => ({ x1: x, y1: 0, x2: x + 100, y2: 100 })

/**
 * One string a person, one character a frame: the track on this person's box, `.` for none, `x` when the person is not
 * there. People stand far apart. In the last string, `nobody`, tracks are where no person is.
 */
function film(people: string[], { nobody = '', shift = 0 } = {}): TrackFrame[] {
  return Array.from({ length: people[0]!.length }, (_, frame) => ({
    truth: people.flatMap((row, id) => (row[frame] === 'x' ? [] : { id, box: box(id * 1_000) })),
    found: [...people, nobody].flatMap((row, id) =>
      /\d/.test(row[frame] ?? '') ? { id: Number(row[frame]), box: box(id * 1_000 + shift) } : [],
    ),
  }))
}

type Expected = { detA: number; assA: number; idf1: number; switches: number }
const cases: [name: string, frames: TrackFrame[], expected: Expected][] = [
  ['found always, one track', film(['1111']), { detA: 1, assA: 1, idf1: 1, switches: 0 }],
  // Each of 4 boxes: 2 together of 4 + 2 - 2. One track may be the person: 2 of (4 + 4) / 2.
  ['another track halfway', film(['1122']), { detA: 1, assA: 1 / 2, idf1: 1 / 2, switches: 1 }],
  // 2 of 4 found, together in 2 of 4 + 2 - 2. F1 of precision 1 and recall 1/2.
  ['lost halfway', film(['11..']), { detA: 1 / 2, assA: 1 / 2, idf1: 2 / 3, switches: 0 }],
  ['found again under another id', film(['1.2.']), { detA: 1 / 2, assA: 1 / 4, idf1: 1 / 3, switches: 1 }],
  ['found again under the same id', film(['1.1.']), { detA: 1 / 2, assA: 1 / 2, idf1: 2 / 3, switches: 0 }],
  ['two people who swap tracks', film(['1122', '2211']), { detA: 1, assA: 1 / 3, idf1: 1 / 2, switches: 2 }],
  ['one track goes over to somebody else', film(['11xx', 'xx11']), { detA: 1, assA: 1 / 2, idf1: 1 / 2, switches: 0 }],
  ['a track on nobody', film(['1111'], { nobody: '9999' }), { detA: 1 / 2, assA: 1, idf1: 2 / 3, switches: 0 }],
  ['there and back again', film(['121']), { detA: 1, assA: (2 * (2 / 3) + 1 / 3) / 3, idf1: 2 / 3, switches: 2 }],
  ['nobody found', film(['....']), { detA: 0, assA: 0, idf1: 0, switches: 0 }],
  ['somebody found where nobody is', film(['xx'], { nobody: '11' }), { detA: 0, assA: 0, idf1: 0, switches: 0 }],
]

describe.each(cases)('%s', (_, frames, expected) => {
  it('HOTA', () => {
    const { hota: value, detA, assA } = hota(frames)
    expect(detA).toBeCloseTo(expected.detA, 12)
    expect(assA).toBeCloseTo(expected.assA, 12)
    expect(value).toBeCloseTo(Math.sqrt(expected.detA * expected.assA), 12)
  })
  it('IDF1', () => expect(idf1(frames)).toBeCloseTo(expected.idf1, 12))
  it('identity switches', () => expect(idSwitches(frames)).toBe(expected.switches))
})

it('HOTA is a mean over thresholds: boxes that overlap by 0.6 are right for 12 of 19', () => {
  expect(hota(film(['1111'], { shift: 25 })).hota).toBeCloseTo(12 / 19, 12)
})

it('IDF1 and switches want an overlap of 0.5', () => {
  expect(idf1(film(['1111'], { shift: 25 }))).toBe(1)
  expect(idf1(film(['1111'], { shift: 50 }))).toBe(0)
})

it('a person keeps the track of the frame before as long as it overlaps by 0.5, though another fits better', () => {
  const truth = [{ id: 0, box: box(0) }]
  const frames = [
    { truth, found: [{ id: 1, box: box(0) }] },
    {
      truth,
      found: [
        { id: 1, box: box(25) },
        { id: 2, box: box(0) },
      ],
    },
  ]
  expect(idSwitches(frames)).toBe(0)
})

/**
 * Twelve frames of three walking people with misses, a swap, a new id and boxes that are off; the expected values are
 * TrackEval's own (metrics hota, identity, clear) for them.
 */
it('gives what TrackEval gives', () => {
  const frames = Array.from({ length: 12 }, (_, frame): TrackFrame => {
    const truth = [0, 1, 2].map((id) => ({ id, box: box(id * 150 + frame * (id * 5 - 5)) }))
    const off = [0, 12, 25, 40, 55][frame % 5]!
    const ids = [frame < 5 ? 1 : 2, frame < 5 ? 2 : 1, frame < 9 ? 3 : 4]
    const found = truth.flatMap(({ box: { x1 } }, index) =>
      (frame + index) % 4 === 3 ? [] : { id: ids[index]!, box: box(x1 + (index === 1 ? off : 3)) },
    )
    return { truth, found: frame === 7 ? [...found, { id: 8, box: box(60) }] : found }
  })
  const { hota: value, detA, assA } = hota(frames)
  expect(value).toBeCloseTo(0.427942076848055, 12)
  expect(detA).toBeCloseTo(0.5675237373858436, 12)
  expect(assA).toBeCloseTo(0.3252541996728261, 12)
  expect(idf1(frames)).toBe(0.46875)
  expect(idSwitches(frames)).toBe(3)
})
