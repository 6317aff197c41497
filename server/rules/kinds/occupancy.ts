import { z } from 'zod'
import { ruleKind } from '../kind'
import { canFind, isWanted, wantedLabel } from '../wanted'
import { nameOf, zoneId } from '../zone-events'

/** Many people, or few, or of what else the model finds; none at all is fewer than one. */
export const occupancy = ruleKind({
  name: 'occupancy',
  params: z.strictObject({
    compare: z.enum(['at_least', 'fewer_than']),
    count: z.int().min(1).max(500),
    label: wantedLabel,
    /** Null: the whole picture. */
    zoneId: zoneId.nullable().default(null),
  }),
  facts: z.strictObject({ count: z.int(), zone: z.string().nullable().default(null) }),
  sees: ({ label }, model) => canFind(label, model),
  step({ compare, count: limit, label, zoneId }, sample) {
    const zone = zoneId === null ? null : nameOf(sample, zoneId)
    if (zoneId !== null && zone === null) return { seen: [] }
    const count = sample.objects.filter(
      (object) => isWanted(object, label) && (zoneId === null || object.zones.some((one) => one.zoneId === zoneId)),
    ).length
    return { seen: [{ key: '', facts: count >= limit === (compare === 'at_least') ? { count, zone } : null }] }
  },
})
