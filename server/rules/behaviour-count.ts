/** Rule "behaviour X counted at least N for T": a pure reducer. */
import type { RuleDraft } from '../contract/rule'

export type BehaviourCountRule = Pick<RuleDraft, 'behaviour' | 'minCount' | 'forMs' | 'cooldownMs'>
export type RuleState = {
  /** Since when the count holds without a break; null when it does not. */
  heldSinceMs: number | null
  lastSampleMs: number | null
  lastFiredMs: number | null
}
/** Count of the rule's behaviour in one measured frame. */
export type CountSample = { atMs: number; count: number }

export const INITIAL_RULE_STATE: RuleState = { heldSinceMs: null, lastSampleMs: null, lastFiredMs: null }

/** A hole between samples longer than this breaks the hold: nobody knows what happened in it. */
export const DEFAULT_MAX_GAP_MS = 3_000

export function evaluate(
  rule: BehaviourCountRule,
  state: RuleState,
  sample: CountSample,
  maxGapMs: number = DEFAULT_MAX_GAP_MS,
): { state: RuleState; fired: boolean } {
  const { atMs, count } = sample
  // A clock that steps back or a late frame says nothing about the present.
  if (state.lastSampleMs !== null && atMs < state.lastSampleMs) return { state, fired: false }
  const unbroken = state.lastSampleMs !== null && atMs - state.lastSampleMs <= maxGapMs
  const held = count >= rule.minCount
  const heldSinceMs = held ? (unbroken ? (state.heldSinceMs ?? atMs) : atMs) : null
  const due = heldSinceMs !== null && atMs - heldSinceMs >= rule.forMs
  const silent = state.lastFiredMs !== null && atMs - state.lastFiredMs < rule.cooldownMs
  const fired = due && !silent
  return { state: { heldSinceMs, lastSampleMs: atMs, lastFiredMs: fired ? atMs : state.lastFiredMs }, fired }
}
