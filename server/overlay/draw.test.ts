import { describe, expect, it } from 'vitest'
import { BEHAVIOUR_ZH } from '../contract/behaviours'
import { behaviourField, type FrameObject } from '../contract/frame'
import { textOn } from '../contract/palette'
import { byTrack, type LabelDetail, labelTexts, type ObjectName } from './draw'

const nameOf: ObjectName = ({ behavior, class_name }) => (behavior ? BEHAVIOUR_ZH[behavior.code] : class_name)

const object = (over: Partial<FrameObject> = {}): FrameObject => ({
  id: 7,
  class_id: 0,
  class_name: 'person',
  conf: 0.914,
  bbox: { x1: 0, y1: 0, x2: 1, y2: 1 },
  behavior: null,
  predicted: false,
  ...over,
})

describe('label texts', () => {
  it.each<[string, Partial<FrameObject>, LabelDetail, string[]]>([
    ['a behaviour', { behavior: behaviourField('u') }, 'full', ['#7 抬头 91%', '#7 抬头', '抬头', '#7']],
    ['a class without behaviour', {}, 'full', ['#7 person 91%', '#7 person', 'person', '#7']],
    ['a narrow tile', { behavior: behaviourField('p') }, 'short', ['#7 使用手机', '使用手机', '#7']],
    ['a tentative track', { id: null }, 'full', ['person 91%', 'person']],
    ['a behaviour in a narrow crowd', { behavior: behaviourField('p') }, 'least', ['使用手机']],
    ['a class in a narrow crowd', {}, 'least', []],
  ])('%s', (_name, over, detail, expected) => {
    expect(labelTexts(object(over), nameOf, detail)).toEqual(expected)
  })
})

it('draws older tracks first and tentative ones last', () => {
  const order = [object({ id: null }), object({ id: 9 }), object({ id: 2 })].sort(byTrack).map((o) => o.id)
  expect(order).toEqual([2, 9, null])
})

it.each([
  ['#000000', '#ffffff'],
  ['#ffffff', '#000000'],
  ['#1fbf92', '#000000'],
  ['#0062a3', '#ffffff'],
])('text on %s is %s', (colour, text) => {
  expect(textOn(colour)).toBe(text)
})
