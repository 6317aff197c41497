import { describe, expect, it } from 'vitest'
import { type FieldText, fieldErrors } from './field-errors'
import { MAX_CORNERS, MAX_ZONES, type Zone, zones } from './zone'

const t: FieldText = (key, values) => (values ? `${key} ${Object.values(values).join()}` : key)
const SQUARE = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
]
const AREA: Zone = { id: 'a', name: 'Door', kind: 'restricted', anchor: 'centre', points: SQUARE }
const LINE: Zone = {
  id: 'l',
  name: 'Threshold',
  kind: 'line',
  anchor: 'bottom_centre',
  points: [SQUARE[0]!, SQUARE[1]!],
  jitter: 0.02,
}
/** More corners than a circle of pixels needs. */
const round = (corners: number) =>
  Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * 2 * Math.PI
    return { x: 0.5 + Math.cos(angle) / 2, y: 0.5 + Math.sin(angle) / 2 }
  })
const wrong = (all: unknown) => fieldErrors(zones.safeParse(all, { reportInput: true }).error?.issues ?? [], t)

it('takes areas and lines up to the edge of the picture', () => {
  expect(wrong([AREA, LINE, { ...AREA, id: 'b', name: 'Round', points: round(MAX_CORNERS) }])).toEqual({})
})

describe('refuses, and says where', () => {
  it.each([
    [{ points: SQUARE.slice(0, 2) }, { '0.points': 'tooFew 3' }],
    [{ points: round(MAX_CORNERS + 1) }, { '0.points': `tooMany ${MAX_CORNERS}` }],
    [{ points: [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]] }, { '0.points': 'crossesItself' }],
    [{ points: [...SQUARE.slice(0, 3), { x: -0.01, y: 1 }] }, { '0.points.3': 'outsidePicture' }],
    [{ points: [...SQUARE.slice(0, 3), { x: Number.NaN, y: 1 }] }, { '0.points.3.x': 'required' }],
    [{ ...LINE, points: [SQUARE[0], { x: 0.01, y: 0 }] }, { '0.points': 'lineTooShort' }],
    [{ ...LINE, points: SQUARE }, { '0.points': 'tooMany 2' }],
    [{ ...LINE, jitter: 0.5 }, { '0.jitter': 'tooBig 0.2' }],
    [{ name: ' ' }, { '0.name': 'required' }],
    [{ id: '../x' }, { '0.id': 'format' }],
    [{ kind: 'circle' }, { '0.kind': 'invalid' }],
    [{ colour: 'red' }, { 0: 'invalid' }],
  ])('%o', (change, expected) => {
    expect(wrong([{ ...AREA, ...change }])).toEqual(expected)
  })

  it('two of one name or id', () => {
    expect(wrong([AREA, { ...AREA, id: 'b', name: 'door' }])).toEqual({ '1.name': 'nameTwice' })
    expect(wrong([AREA, { ...AREA, name: 'other' }])).toEqual({ '1.id': 'twice' })
  })

  it('too many', () => {
    const all = Array.from({ length: MAX_ZONES + 1 }, (_, i) => ({ ...AREA, id: `${i}`, name: `${i}` }))
    expect(wrong(all)).toEqual({ '': `tooMany ${MAX_ZONES}` })
  })
})
