import { z } from 'zod'
import { ruleKind } from '../kind'
import { canFind, wantedLabel } from '../wanted'
import { eventsOf, nameOf, zoneId } from '../zone-events'

export const DIRECTIONS = ['forward', 'backward', 'either'] as const
const MOST = 500

/** At least so many crossings of a line within a time; tells of each that makes it so many. */
export const lineCrossed = ruleKind({
  name: 'line_crossed',
  instant: true,
  params: z.strictObject({
    lineId: zoneId,
    label: wantedLabel,
    direction: z.enum(DIRECTIONS),
    minCount: z.int().min(1).max(MOST),
    withinMs: z.int().min(1_000).max(86_400_000),
  }),
  facts: z.strictObject({ count: z.int(), zone: z.string() }),
  sees: ({ label }, model) => canFind(label, model),
  step({ lineId, label, direction, minCount, withinMs }, sample, before: readonly number[] = []) {
    const zone = nameOf(sample, lineId)
    if (zone === null) return { seen: [], memory: [] }
    const { atMs } = sample
    const now = eventsOf(sample, 'crossed', lineId, label).filter(
      (event) => direction === 'either' || event.direction === direction,
    )
    const times = [...before.filter((at) => atMs - at < withinMs), ...now.map(() => atMs)].slice(-MOST)
    const enough = now.length > 0 && times.length >= minCount
    // Each by itself, however soon after the one before.
    const seen = enough ? [{ key: String(atMs), facts: { count: times.length, zone } }] : []
    return { seen, memory: times }
  },
})
