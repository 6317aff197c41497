import { expect, it } from 'vitest'
import type { Area } from '../../contract/zone'
import { inAreas } from './in-areas'

/** Of the picture's width, from top to bottom. */
const area = (kind: Area['kind'], x1: number, x2: number, more: Partial<Area> = {}): Area => ({
  id: `${kind}${x1}`,
  name: kind,
  kind,
  anchor: 'bottom_centre',
  points: [
    { x: x1, y: 0 },
    { x: x2, y: 0 },
    { x: x2, y: 1 },
    { x: x1, y: 1 },
  ],
  ...more,
})
/** 100 pixels wide; the middle of each box is where its name says. */
const objects = [10, 30, 50, 70, 90].map((at) => ({ at, box: { x1: at - 5, y1: 100, x2: at + 5, y2: 180 } }))
const counted = (...areas: Area[]) => inAreas(objects, areas, { width: 100, height: 200 }).map(({ at }) => at)

it.each<[string, Area[], number[]]>([
  ['no area', [], [10, 30, 50, 70, 90]],
  ['areas that are for rules', [area('restricted', 0, 0.2), area('seat', 0, 0.2)], [10, 30, 50, 70, 90]],
  ['a detection area', [area('detection', 0.2, 0.6)], [30, 50]],
  ['two of them', [area('detection', 0, 0.2), area('detection', 0.8, 1)], [10, 90]],
  ['an ignore area', [area('ignore', 0.2, 0.6)], [10, 70, 90]],
  ['one inside the other', [area('detection', 0.2, 1), area('ignore', 0.6, 0.8)], [30, 50, 90]],
])('%s', (_, areas, expected) => {
  expect(counted(...areas)).toEqual(expected)
})

it('goes by the anchor of each area', () => {
  const upper = {
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 0.75 },
      { x: 0, y: 0.75 },
    ],
  }
  expect(counted(area('detection', 0, 1, upper))).toEqual([])
  expect(counted(area('detection', 0, 1, { ...upper, anchor: 'centre' }))).toHaveLength(5)
})
