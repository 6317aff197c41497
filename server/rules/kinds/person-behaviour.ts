import { z } from 'zod'
import { behaviourCode } from '../../contract/behaviours'
import { ruleKind } from '../kind'

/** One and the same person in a behaviour, whoever it is. Who cannot be told at the moment is as if not seen. */
export const personBehaviour = ruleKind({
  name: 'person_behaviour',
  params: z.strictObject({ behaviour: behaviourCode }),
  facts: z.strictObject({ trackId: z.int() }),
  sees: ({ behaviour }, { behaviours }) => behaviours.includes(behaviour),
  step({ behaviour }, { objects }) {
    const seen = objects.flatMap(({ trackId, behaviour: shown }) =>
      trackId === null || shown === null
        ? []
        : [{ key: String(trackId), facts: shown === behaviour ? { trackId } : null }],
    )
    return { seen }
  },
})
