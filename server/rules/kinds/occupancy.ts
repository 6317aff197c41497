import { z } from 'zod'
import { ruleKind } from '../kind'

/** Many people, or few, whatever they do. */
export const occupancy = ruleKind({
  name: 'occupancy',
  params: z.strictObject({ compare: z.enum(['at_least', 'fewer_than']), count: z.int().min(1).max(500) }),
  facts: z.strictObject({ count: z.int() }),
  sees: (_, { behaviours, labels }) => behaviours.length > 0 || labels.some(isPerson),
  step({ compare, count: limit }, { objects }) {
    // A behaviour is always a person's; some models find more than people.
    const count = objects.filter(({ behaviour, label }) => behaviour !== null || isPerson(label)).length
    return { seen: [{ key: '', facts: count >= limit === (compare === 'at_least') ? { count } : null }] }
  },
})

const isPerson = (label: string) => label.toLowerCase() === 'person'
