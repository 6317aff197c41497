import { expect, it } from 'vitest'
import { classesOf, classNames } from './classes'

it.each([
  ['a list', 'in our order `0 up 1 down 2 lying`: 22 up', ['up', 'down', 'lying']],
  ['one by one', '`class cx cy w h`: `0 down` (低头), `1 lookaround`, `2 phone`', ['down', 'lookaround', 'phone']],
  ['the first folder counts', '`labels/`: `0 head`; `labels_hand/`: `0 hand`', ['head']],
  ['none', 'boxes of `class cx cy w h`, 0 up', []],
])('names: %s', (_, readme, names) => {
  expect(classNames(readme)).toEqual(names)
})

it('heads with behaviours and without', () => {
  expect(classesOf(['head'])).toEqual({ kind: 'heads', behaviours: [null] })
  expect(classesOf(['up', 'down', 'lying', 'back', 'phone', 'standing', 'head'])).toEqual({
    kind: 'heads',
    behaviours: ['u', 'd', 'c', 'b', 'p', 's', null],
  })
})

it('whatever else is a body', () => {
  expect(classesOf(['person'])).toEqual({ kind: 'bodies', count: 1 })
  expect(classesOf(['phone', 'sleep', 'study'])).toEqual({ kind: 'bodies', count: 3 })
})
