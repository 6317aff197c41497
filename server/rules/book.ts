/** The rules over the frames: which fire now. Effects are the watcher's. */
import { type HoldState, NOTHING_HELD, type Timing, takeIn } from './hold'
import type { RuleKind, Sample } from './kind'

/** A rule in force. */
export type BookRule = Timing & {
  id: string
  /** Changes with every edit: what an older version had seen does not hold for this one. */
  version: number
  cameraId: string
  kind: RuleKind
  /** As the kind's schema reads them. */
  params: Record<string, unknown>
  /** When it fired last, on the steady clock, from what the database knows: the cooldown outlives a restart. */
  lastFiredMs: number | null
}

/** heldMs: for how long the condition had held. */
export type Firing<R extends BookRule> = { rule: R; facts: Record<string, unknown>; heldMs: number }

export type MeasuredFrame = Omit<Sample, 'atMs'> & {
  cameraId: string
  /** Whatever is measured in time goes by the steady clock. */
  steadyMs: number
  measured: boolean
  error?: string
}

export type RuleBook<R extends BookRule> = {
  /** Replaces the rules; those whose version is unchanged go on counting. */
  load(rules: readonly R[]): void
  /** This camera's rules are not in force until the next load, and begin anew with it. */
  forget(cameraId: string): void
  /**
   * Which rules this frame makes fire. Frames without a measurement, or older than the last one, say nothing; a hole of more than maxGapMs between
   * measurements breaks a hold.
   */
  feed(frame: MeasuredFrame, maxGapMs?: number): Firing<R>[]
}

export function createRuleBook<R extends BookRule>(): RuleBook<R> {
  /** memory: the kind's own. */
  type Entry = { rule: R; state: HoldState; lastSampleMs: number; memory?: unknown }
  let byRule = new Map<string, Entry>()
  let byCamera = new Map<string, Entry[]>()

  return {
    load(rules) {
      const entries = rules.map((rule): Entry => {
        const before = byRule.get(rule.id)
        if (before?.rule.version === rule.version) return { ...before, rule }
        const state = { ...NOTHING_HELD, lastFiredMs: rule.lastFiredMs }
        return { rule, state, lastSampleMs: Number.NEGATIVE_INFINITY }
      })
      byRule = new Map(entries.map((entry) => [entry.rule.id, entry]))
      byCamera = groupByCamera(entries)
    },
    forget(cameraId) {
      for (const { rule } of byCamera.get(cameraId) ?? []) byRule.delete(rule.id)
      byCamera.delete(cameraId)
    },
    feed({ cameraId, steadyMs: atMs, measured, error, width, height, objects }, maxGapMs) {
      if (!measured || error) return []
      return (byCamera.get(cameraId) ?? []).flatMap((entry) => {
        if (atMs < entry.lastSampleMs) return []
        const { rule } = entry
        const { seen, memory } = rule.kind.step(rule.params, { atMs, width, height, objects }, entry.memory)
        const { state, fired } = takeIn(rule, entry.state, { atMs, seen }, maxGapMs)
        Object.assign(entry, { state, memory, lastSampleMs: atMs })
        return fired ? [{ rule, ...fired }] : []
      })
    },
  }

  function groupByCamera(entries: Entry[]): Map<string, Entry[]> {
    const groups = new Map<string, Entry[]>()
    for (const entry of entries) {
      const group = groups.get(entry.rule.cameraId)
      if (group) group.push(entry)
      else groups.set(entry.rule.cameraId, [entry])
    }
    return groups
  }
}
