/** How long what a rule asks has held, and whether it fires now: a pure reducer, one state a rule. */
import type { Seen } from './kind'

export type Timing = {
  /** It must hold this long without a break, ms. */
  forMs: number
  /** After firing, silent this long, ms. */
  cooldownMs: number
  /** A hold fires once, however long it lasts. */
  once?: boolean
}

type Hold = { sinceMs: number; seenMs: number; fired: boolean }

export type HoldState = {
  /** By the key of what is seen. Bounded: what was not seen for longer than a hole may last is gone. */
  holds: ReadonlyMap<string, Hold>
  lastFiredMs: number | null
}

export const NOTHING_HELD: HoldState = { holds: new Map(), lastFiredMs: null }

/** A hole between samples longer than this breaks a hold: nobody knows what happened in it. */
const DEFAULT_MAX_GAP_MS = 3_000

/** For samples of measured frames alone: two inferences may be missed before a hold breaks. */
export function maxGapFor(intervalMs: number): number {
  return Math.max(DEFAULT_MAX_GAP_MS, intervalMs * 3)
}

/**
 * Takes in one sample; `fired` is what fires, with how long it has held. A hold fires once it has lasted forMs, and again
 * whenever cooldownMs have passed and it still holds; with cooldown 0, or `once`, once a hold. The cooldown is the rule's, whoever
 * fired: when it ends, who has not fired yet goes first, then who has held longest. At most one fires a sample.
 */
export function takeIn<F>(
  { forMs, cooldownMs, once = cooldownMs === 0 }: Timing,
  state: HoldState,
  { atMs, seen }: { atMs: number; seen: readonly Seen<F>[] },
  maxGapMs: number = DEFAULT_MAX_GAP_MS,
): { state: HoldState; fired: { facts: F; heldMs: number } | null } {
  const { lastFiredMs } = state
  const holds = new Map([...state.holds].filter(([, { seenMs }]) => atMs - seenMs <= maxGapMs))
  const due: { hold: Hold; facts: F }[] = []
  for (const { key, facts } of seen) {
    if (facts === null) {
      holds.delete(key)
      continue
    }
    const { sinceMs, fired } = holds.get(key) ?? { sinceMs: atMs, fired: false }
    const hold = { sinceMs, seenMs: atMs, fired }
    holds.set(key, hold)
    if (atMs - sinceMs >= forMs && !(fired && once)) due.push({ hold, facts })
  }

  const silent = lastFiredMs !== null && atMs - lastFiredMs < cooldownMs
  const next = silent ? undefined : due.sort(firstToFire)[0]
  if (!next) return { state: { holds, lastFiredMs }, fired: null }
  next.hold.fired = true
  const fired = { facts: next.facts, heldMs: atMs - next.hold.sinceMs }
  return { state: { holds, lastFiredMs: atMs }, fired }
}

function firstToFire({ hold: a }: { hold: Hold }, { hold: b }: { hold: Hold }): number {
  return Number(a.fired) - Number(b.fired) || a.sinceMs - b.sinceMs
}
