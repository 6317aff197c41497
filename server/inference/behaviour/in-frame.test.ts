import { expect, it } from 'vitest'
import type { EngineObject } from '../messages'
import { inFrame } from './in-frame'

const object = (x1: number, x2: number, predicted: boolean): EngineObject => ({
  trackId: 1,
  classId: 0,
  label: 'person',
  confidence: 0.9,
  behaviour: null,
  box: { x1, y1: 10, x2, y2: 50 },
  predicted,
})

it.each<[string, EngineObject, EngineObject[]]>([
  ['inside', object(10, 40, true), [object(10, 40, true)]],
  ['half out', object(-20, 40, true), [object(0, 40, true)]],
  ['gone', object(100, 140, true), []],
  ['detected', object(-1, 101, false), [object(-1, 101, false)]],
])('%s', (_, given, expected) => {
  expect(inFrame([given], 100, 100)).toEqual(expected)
})
