/** A range of time in a filter: relative to now, so that a kept filter stays useful; custom has its own ends. Pure. */
export const RANGES = ['all', 'hour', 'today', 'week', 'custom'] as const
export type Range = (typeof RANGES)[number]
/** Ends: Unix ms, inclusive, of a custom range. */
export type RangeQuery = { range: Range; from?: number; to?: number }
const HOUR_MS = 3_600_000

/**
 * The same filter with the ends of its range as they are now.
 * @param now Unix ms; today begins at midnight of the zone the code runs in
 */
export function resolveRange<Q extends RangeQuery>(
  { range, from, to, ...rest }: Q,
  now: number,
): Omit<Q, keyof RangeQuery> & { from?: number; to?: number } {
  switch (range) {
    case 'all':
      return rest
    case 'hour':
      return { ...rest, from: now - HOUR_MS }
    case 'today':
      return { ...rest, from: new Date(now).setHours(0, 0, 0, 0) }
    case 'week':
      return { ...rest, from: now - 7 * 24 * HOUR_MS }
    default:
      return { ...rest, from, to }
  }
}

/** Unix ms <-> the value of <input type="datetime-local">, in the zone the code runs in. */
export function toLocalInput(at: number | undefined): string {
  if (at === undefined) return ''
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
export function fromLocalInput(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isFinite(at) ? at : undefined
}
