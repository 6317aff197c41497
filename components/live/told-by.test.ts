import { expect, it } from 'vitest'
import type { FrameObject } from '@/server/contract/frame'
import { isByLabel, NOTHING_TOLD, toldBy } from './told-by'

const object = (class_name: string, more: Partial<FrameObject> = {}): FrameObject => ({
  id: 1,
  class_id: 0,
  class_name,
  conf: 0.9,
  bbox: { x1: 0, y1: 0, x2: 10, y2: 10 },
  behavior: null,
  predicted: false,
  ...more,
})
const up = { behavior: { code: 'u', zh: '抬头', en: 'LookingUp' } } as const

it('is nothing while nothing was seen', () => {
  expect(isByLabel(toldBy(NOTHING_TOLD, []))).toBe(false)
})

it('keeps kinds of things that were seen, in the order of coming', () => {
  const street = toldBy(NOTHING_TOLD, [object('person'), object('car'), object('person')])
  expect(street.labels).toEqual(['person', 'car'])
  const later = toldBy(street, [object('dog'), object('person')])
  expect(later.labels).toEqual(['person', 'car', 'dog'])
  expect(isByLabel(later)).toBe(true)
  // Nothing new: the very same, so that nothing is drawn again.
  expect(toldBy(later, [object('car')])).toBe(later)
})

it.each([
  ['told', up],
  ['unsure', { unsure: true }],
] as const)('is about behaviours once one was %s', (_, more) => {
  const room = toldBy(toldBy(NOTHING_TOLD, [object('person')]), [object('u', more)])
  expect(isByLabel(room)).toBe(false)
  expect(isByLabel(toldBy(room, [object('person')]))).toBe(false)
})

it('has eight kinds at most', () => {
  const many = Array.from({ length: 20 }, (_, i) => object(`kind ${i}`))
  expect(toldBy(NOTHING_TOLD, many).labels).toHaveLength(8)
})
