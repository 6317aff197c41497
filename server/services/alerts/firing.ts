/** The rules over the frames: which fire now. Effects are the watcher's. */
import type { BehaviourCode } from '../../contract/behaviours'
import type { Severity } from '../../contract/rule'
import type { EngineFrame } from '../../inference/messages'
import { type BehaviourCountRule, evaluate, INITIAL_RULE_STATE, type RuleState } from '../../rules/behaviour-count'
import { countBehaviours } from '../../rules/counts'

/** A rule in force, with what an alert copies from it. */
export type ActiveRule = BehaviourCountRule & {
  id: string
  /** Changes with every edit: what an older version had counted does not hold for this one. */
  version: number
  name: string
  severity: Severity
  behaviour: BehaviourCode
  cameraId: string
  cameraName: string
  cameraPlace: string
  /** When it fired last, on the steady clock, from what the database knows: the cooldown outlives a restart. */
  lastFiredMs: number | null
}

/** at: capture time of the frame, Unix ms; everything that is measured in time goes by the steady clock instead. */
export type Firing = { rule: ActiveRule; at: number; frameIndex: number; count: number }

type MeasuredFrame = Pick<EngineFrame, 'cameraId' | 'at' | 'steadyMs' | 'frameId' | 'measured' | 'objects' | 'error'>

export type RuleBook = {
  /** Replaces the rules; those whose version is unchanged go on counting. */
  load(rules: readonly ActiveRule[]): void
  /**
   * Which rules this frame makes fire. Frames without a measurement say nothing; a hole of more than maxGapMs between
   * measurements breaks a hold.
   */
  feed(frame: MeasuredFrame, maxGapMs?: number): Firing[]
}

export function createRuleBook(): RuleBook {
  type Entry = { rule: ActiveRule; state: RuleState }
  let byRule = new Map<string, Entry>()
  let byCamera = new Map<string, Entry[]>()

  return {
    load(rules) {
      const entries = rules.map((rule): Entry => {
        const before = byRule.get(rule.id)
        if (before?.rule.version === rule.version) return { rule, state: before.state }
        return { rule, state: { ...INITIAL_RULE_STATE, lastFiredMs: rule.lastFiredMs } }
      })
      byRule = new Map(entries.map((entry) => [entry.rule.id, entry]))
      byCamera = groupByCamera(entries)
    },
    feed(frame, maxGapMs) {
      const entries = byCamera.get(frame.cameraId)
      if (!entries || !frame.measured || frame.error) return []
      const counts = countBehaviours(frame.objects)
      return entries.flatMap((entry) => {
        const count = counts[entry.rule.behaviour]
        const { state, fired } = evaluate(entry.rule, entry.state, { atMs: frame.steadyMs, count }, maxGapMs)
        entry.state = state
        return fired ? [{ rule: entry.rule, at: frame.at, frameIndex: frame.frameId, count }] : []
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
