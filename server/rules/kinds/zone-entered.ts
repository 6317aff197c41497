import { z } from 'zod'
import { ruleKind } from '../kind'
import { canFind, wantedLabel } from '../wanted'
import { eventsOf, nameOf, seenEvents, zoneId } from '../zone-events'

/** Somebody comes into an area from outside. Whoever is there from the first is no matter of this kind but of `zone_stay`. */
export const zoneEntered = ruleKind({
  name: 'zone_entered',
  instant: true,
  params: z.strictObject({ zoneId, label: wantedLabel }),
  facts: z.strictObject({ trackId: z.int(), zone: z.string() }),
  sees: ({ label }, model) => canFind(label, model),
  step({ zoneId, label }, sample) {
    const zone = nameOf(sample, zoneId)
    if (zone === null) return { seen: [] }
    const events = eventsOf(sample, 'entered', zoneId, label)
    return { seen: seenEvents(sample, events, ({ trackId }) => ({ trackId, zone })) }
  },
})
