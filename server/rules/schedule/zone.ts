/**
 * A zone's wall clock <-> instants, with what Intl knows of zones. Instants are Unix ms; a wall time is the ms that the same
 * reading would be in UTC; both on whole seconds.
 */
export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS

/** offsets: by day, since Intl takes its time; a year's, bounded. */
type Zone = { format: Intl.DateTimeFormat; offsets: Map<number, number> }
const MAX_OFFSETS = 1_000
const zones = new Map<string, Zone>()

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const numeric = 'numeric' as const
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  })
  const made: Zone = { format, offsets: new Map() }
  zones.set(timeZone, made)
  return made
}

/** What the zone's clocks show, to the second. */
export function wallOf(timeZone: string, at: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of zoneOf(timeZone).format.formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day, hour, minute, second } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/**
 * When the zone's clocks show this. Twice, when they are set back: `which` says the first or the last time. Not at all, when
 * they are set forward over it: the moment when they are.
 */
export function instantOf(timeZone: string, wall: number, which: 'first' | 'last'): number {
  // A day off on both sides is beyond any offset, and no zone changes twice in three days.
  const day = Math.floor(wall / DAY_MS)
  const before = offsetOn(timeZone, day - 1)
  const after = offsetOn(timeZone, day + 2)
  if (before === after) return wall - before
  const early = wall - Math.max(before, after)
  const late = wall - Math.min(before, after)
  const shown = [early, late].filter((at) => wallOf(timeZone, at) === wall)
  const [first] = shown
  if (first === undefined) return changeBetween(timeZone, early, late)
  return which === 'first' ? first : (shown.at(-1) ?? first)
}

const offsetAt = (timeZone: string, at: number): number => wallOf(timeZone, at) - at

function offsetOn(timeZone: string, day: number): number {
  const { offsets } = zoneOf(timeZone)
  const known = offsets.get(day)
  if (known !== undefined) return known
  if (offsets.size >= MAX_OFFSETS) offsets.clear()
  const offset = offsetAt(timeZone, day * DAY_MS)
  offsets.set(day, offset)
  return offset
}

/** The first moment with the offset of the later of both. */
function changeBetween(timeZone: string, early: number, late: number): number {
  const target = offsetAt(timeZone, late)
  let [low, high] = [early, late]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (offsetAt(timeZone, middle) === target) high = middle
    else low = middle
  }
  return high
}
