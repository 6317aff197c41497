/** What came within so short a time was made before and told at once: by a server behind a proxy that collects, say. */
const LEAST_SPAN_MS = 20

/** Tokens a second, to a tenth, from the first to the last; null when there is nothing to measure. Pure. */
export function tokenRate(tokens: number, spanMs: number): number | null {
  if (tokens < 2 || spanMs < LEAST_SPAN_MS) return null
  return Math.round(((tokens - 1) / spanMs) * 10_000) / 10
}
