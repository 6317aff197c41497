import { z } from 'zod'
import { behaviourCode } from '../../contract/behaviours'
import { countUnsure } from '../counts'
import { ruleKind } from '../kind'

/** At least so many people in a behaviour; tells of how many more it was not clear what they do. */
export const behaviourCount = ruleKind({
  name: 'behaviour_count',
  params: z.strictObject({ behaviour: behaviourCode, minCount: z.int().min(1).max(500) }),
  facts: z.strictObject({ count: z.int(), unsure: z.int().optional() }),
  sees: ({ behaviour }, { behaviours }) => behaviours.includes(behaviour),
  step({ behaviour, minCount }, { objects }) {
    const count = objects.filter((object) => object.behaviour === behaviour).length
    const unsure = countUnsure(objects)
    const facts = { count, ...(unsure > 0 && { unsure }) }
    return { seen: [{ key: '', facts: count >= minCount ? facts : null }] }
  },
})
