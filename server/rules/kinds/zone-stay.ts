import { z } from 'zod'
import { ruleKind } from '../kind'
import { canFind, isWanted, wantedLabel } from '../wanted'
import { nameOf, zoneId } from '../zone-events'

/** One and the same person in an area: as long as the rule has to hold, wherever they came from. */
export const zoneStay = ruleKind({
  name: 'zone_stay',
  params: z.strictObject({ zoneId, label: wantedLabel }),
  facts: z.strictObject({ trackId: z.int(), zone: z.string() }),
  sees: ({ label }, model) => canFind(label, model),
  step({ zoneId, label }, sample) {
    const zone = nameOf(sample, zoneId)
    if (zone === null) return { seen: [] }
    const seen = sample.objects.flatMap((object) => {
      const { trackId, zones } = object
      if (trackId === null || !isWanted(object, label)) return []
      const inside = zones.some((one) => one.zoneId === zoneId)
      return [{ key: String(trackId), facts: inside ? { trackId, zone } : null }]
    })
    return { seen }
  },
})
