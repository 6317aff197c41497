/**
 * Which incident a firing belongs to. Firings of one rule join while the incident is open, each within a bounded time of
 * another; then a new one begins, so that what goes on for hours is brought before people again. Pure.
 */
import { type IncidentState, isOpen, MAX_FIRINGS } from '../../contract/incident'

/** Beyond the rule's own silence after firing, ms. */
const QUIET_MS = 10 * 60_000
/** From the first firing to the last, ms. */
export const LONGEST_MS = 4 * 60 * 60_000

export type Joinable = { state: IncidentState; firstAt: number; lastAt: number; count: number }

/** Within this time before and after a firing there must be another one, ms. */
export const reachMs = (cooldownMs: number): number => QUIET_MS + cooldownMs

/**
 * The incident that a firing joins; null: it begins one.
 * @param of incidents of the rule, in any order
 * @param at when it fired, Unix ms: may be before what is stored, when it waited on a disk or a clock was set back
 */
export function incidentFor<T extends Joinable>(of: readonly T[], at: number, cooldownMs: number): T | null {
  const reach = reachMs(cooldownMs)
  const joinable = of.filter(
    ({ state, firstAt, lastAt, count }) =>
      isOpen(state) &&
      count < MAX_FIRINGS &&
      at >= firstAt - reach &&
      at <= lastAt + reach &&
      Math.max(lastAt, at) - Math.min(firstAt, at) <= LONGEST_MS,
  )
  return joinable.toSorted((a, b) => b.lastAt - a.lastAt)[0] ?? null
}
