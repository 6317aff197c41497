import { z } from 'zod'
import { ruleKind } from '../kind'
import { canFind, wantedLabel } from '../wanted'
import { eventsOf, nameOf, seenEvents, zoneId } from '../zone-events'

/** Somebody goes out of an area. Who is lost from sight inside has not been seen leaving. */
export const zoneLeft = ruleKind({
  name: 'zone_left',
  instant: true,
  params: z.strictObject({ zoneId, label: wantedLabel }),
  /** dwellMs: how long they had been inside. */
  facts: z.strictObject({ trackId: z.int(), zone: z.string(), dwellMs: z.int() }),
  sees: ({ label }, model) => canFind(label, model),
  step({ zoneId, label }, sample) {
    const zone = nameOf(sample, zoneId)
    if (zone === null) return { seen: [] }
    const events = eventsOf(sample, 'left', zoneId, label)
    const tell = ({ trackId, dwellMs }: (typeof events)[number]) => ({ trackId, zone, dwellMs: Math.round(dwellMs) })
    return { seen: seenEvents(sample, events, tell) }
  },
})
