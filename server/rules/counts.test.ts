import { expect, it } from 'vitest'
import { countBehaviours } from './counts'

it('counts each behaviour and leaves out objects without one', () => {
  const objects = (['u', 'p', null, 'u', 's', null] as const).map((behaviour) => ({ behaviour }))
  expect(countBehaviours(objects)).toEqual({ u: 2, d: 0, c: 0, b: 0, p: 1, s: 1 })
  expect(countBehaviours([])).toEqual({ u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 })
})
