/** The years that both JavaScript and PostgreSQL know. */
const MAX_TIME = Date.UTC(9999, 0)

/** A bound of a query, Unix ms, as a date that PostgreSQL can compare with; undefined stays without a bound. */
export function toDate(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(Math.min(Math.max(ms, 0), MAX_TIME))
}
