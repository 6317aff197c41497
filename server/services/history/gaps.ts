/** Stretches without anything measured. Pure. */
import { MINUTE_MS } from './minutes'

type Span = { from: number; to: number }

/** Shorter ones are no gap: a minute may be missed while a server starts. */
const MIN_GAP_MS = 2 * MINUTE_MS

/**
 * @param known first and last minute with something measured; null: there is none
 * @param inner what is missing between them, in order
 */
export function gapsOf(
  { from, until }: { from: number; until: number },
  known: { first: number; last: number } | null,
  inner: readonly Span[],
): Span[] {
  const all = known
    ? [{ from, to: known.first }, ...inner, { from: known.last + MINUTE_MS, to: until }]
    : [{ from, to: until }]
  return all.filter(({ from, to }) => to - from >= MIN_GAP_MS)
}
