import { z } from 'zod'
import { behaviourCode } from '../../contract/behaviours'
import { ruleKind } from '../kind'

/** At least so many people in a behaviour. */
export const behaviourCount = ruleKind({
  name: 'behaviour_count',
  params: z.strictObject({ behaviour: behaviourCode, minCount: z.int().min(1).max(500) }),
  facts: z.strictObject({ count: z.int() }),
  sees: ({ behaviour }, { behaviours }) => behaviours.includes(behaviour),
  step({ behaviour, minCount }, { objects }) {
    const count = objects.filter((object) => object.behaviour === behaviour).length
    return { seen: [{ key: '', facts: count >= minCount ? { count } : null }] }
  },
})
