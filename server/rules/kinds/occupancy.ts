import { z } from 'zod'
import { ruleKind, type SampleObject } from '../kind'

/** Many people, or few, whatever they do. */
export const occupancy = ruleKind({
  name: 'occupancy',
  params: z.strictObject({ compare: z.enum(['at_least', 'fewer_than']), count: z.int().min(1).max(500) }),
  facts: z.strictObject({ count: z.int() }),
  sees: (_, { behaviours, labels }) => behaviours.length > 0 || labels.some(meansPerson),
  step({ compare, count: limit }, { objects }) {
    const count = objects.filter(isPerson).length
    return { seen: [{ key: '', facts: count >= limit === (compare === 'at_least') ? { count } : null }] }
  },
})

const meansPerson = (label: string) => label.toLowerCase() === 'person'

/** A behaviour, clear or not, is always a person's; some models find more than people. */
function isPerson({ behaviour, unsure, label }: SampleObject): boolean {
  return behaviour !== null || unsure === true || meansPerson(label)
}
