/** Rule "behaviour X counted at least N for T": a pure reducer, one state per rule. */
import type { RuleDraft } from '../contract/rule'

export type BehaviourCountRule = Pick<RuleDraft, 'behaviour' | 'minCount' | 'forMs' | 'cooldownMs'>

export type RuleState = {
  /** Since when the count holds without a break; null when it does not. */
  heldSinceMs: number | null
  lastSampleMs: number | null
  lastFiredMs: number | null
}

/** Count of the rule's behaviour in one frame, measured or carried. */
export type CountSample = { atMs: number; count: number }

export const INITIAL_RULE_STATE: RuleState = { heldSinceMs: null, lastSampleMs: null, lastFiredMs: null }

/** A hole between samples longer than this breaks the hold: nobody knows what happened in it. */
const DEFAULT_MAX_GAP_MS = 3_000

/** For samples of measured frames alone: two inferences may be missed before the hold breaks. */
export function maxGapFor(intervalMs: number): number {
  return Math.max(DEFAULT_MAX_GAP_MS, intervalMs * 3)
}

/**
 * Takes in one sample. Fires once when the count has held for forMs, and again whenever cooldownMs have passed and it
 * still holds; with cooldown 0 once per hold. A sample older than the last one is ignored.
 */
export function evaluate(
  rule: BehaviourCountRule,
  state: RuleState,
  { atMs, count }: CountSample,
  maxGapMs: number = DEFAULT_MAX_GAP_MS,
): { state: RuleState; fired: boolean } {
  const { lastSampleMs, lastFiredMs } = state
  if (lastSampleMs !== null && atMs < lastSampleMs) return { state, fired: false }

  const unbroken = lastSampleMs !== null && atMs - lastSampleMs <= maxGapMs
  const heldSinceMs = count >= rule.minCount ? ((unbroken ? state.heldSinceMs : null) ?? atMs) : null
  const due = heldSinceMs !== null && atMs - heldSinceMs >= rule.forMs

  const sinceFired = lastFiredMs === null ? Number.POSITIVE_INFINITY : atMs - lastFiredMs
  const firedInThisHold = heldSinceMs !== null && lastFiredMs !== null && lastFiredMs >= heldSinceMs
  const silent = sinceFired < rule.cooldownMs || (firedInThisHold && rule.cooldownMs === 0)

  const fired = due && !silent
  return { state: { heldSinceMs, lastSampleMs: atMs, lastFiredMs: fired ? atMs : lastFiredMs }, fired }
}
