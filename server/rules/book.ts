/** The rules over the frames: which fire now. Effects are the watcher's. */
import type { Timetable } from '../contract/schedule'
import type { View } from '../contract/view'
import type { Zone } from '../contract/zone'
import { type HoldState, maxGapFor, NOTHING_HELD, type Timing, takeIn } from './hold'
import type { FoundObject, RuleKind, Sample } from './kind'
import { openings } from './schedule/opening'
import { createZoneWatch, type ZoneWatch } from './zone-watch'

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
  /** It looks only while this is open; null: always. */
  schedule: Timetable | null
}

/** lastMs: of the last frame that was looked at. */
type CameraZones = { zones: readonly Zone[]; watch: ZoneWatch; lastMs: number }
const NOTHING = { width: 0, height: 0, objects: [], zones: [], events: [], silent: true } as const
const NO_ZONES: CameraZones = { zones: [], watch: createZoneWatch([]), lastMs: Number.NEGATIVE_INFINITY }

/** As it was while they are the same. */
function watchOf(zones: readonly Zone[], before: CameraZones | undefined): CameraZones {
  if (before && JSON.stringify(before.zones) === JSON.stringify(zones)) return before
  return { zones, watch: createZoneWatch(zones), lastMs: Number.NEGATIVE_INFINITY }
}

/** heldMs: for how long the condition had held. */
export type Firing<R extends BookRule> = { rule: R; facts: Record<string, unknown>; heldMs: number }

export type Moment = {
  cameraId: string
  /** Whatever is measured in time goes by the steady clock. */
  steadyMs: number
  /** Unix ms: what schedules go by, and nothing else. Of a frame: when it was captured. */
  at: number
}

export type MeasuredFrame = Moment &
  Pick<Sample, 'width' | 'height'> & {
    objects: readonly FoundObject[]
    measured: boolean
    view?: View
    error?: string
  }

export type RuleBook<R extends BookRule> = {
  /**
   * Replaces the rules and the zones of cameras; rules whose version is unchanged go on counting, and so do stays in zones of
   * a camera whose zones are unchanged.
   */
  load(rules: readonly R[], zones?: ReadonlyMap<string, readonly Zone[]>): void
  /** This camera's rules are not in force until the next load, and begin anew with it. */
  forget(cameraId: string): void
  /**
   * Which rules this frame makes fire. Frames without a measurement, or older than the last one, say nothing; a hole of more than maxGapMs between
   * measurements breaks a hold.
   */
  feed(frame: MeasuredFrame, maxGapMs?: number): Firing<R>[]
  /** The same of a moment without a picture, for the rules that look at the camera itself. */
  feedSilence(moment: Moment): Firing<R>[]
  /** Cameras with rules that look at the camera itself. */
  watchedCameras(): string[]
}

/** What was worked out once for all rules of a camera with zones, for whoever else counts by it. `at`: Unix ms. */
export type OnSample = (cameraId: string, at: number, sample: Sample) => void

/** @param onSample told of every measured frame of a camera with zones, whether it has rules or not */
export function createRuleBook<R extends BookRule>(onSample?: OnSample): RuleBook<R> {
  /** memory: the kind's own. */
  type Entry = {
    rule: R
    timing: Timing
    isOpen(at: number): boolean
    state: HoldState
    lastSampleMs: number
    memory?: unknown
  }
  let byRule = new Map<string, Entry>()
  let byCamera = new Map<string, Entry[]>()
  let watches = new Map<string, CameraZones>()

  return {
    load(rules, zones = new Map()) {
      watches = new Map([...zones].map(([cameraId, own]) => [cameraId, watchOf(own, watches.get(cameraId))]))
      const entries = rules.map((rule): Entry => {
        const before = byRule.get(rule.id)
        const isOpen = rule.schedule ? openings(rule.schedule) : () => true
        const { forMs, cooldownMs, once } = rule
        const timing = { forMs, cooldownMs, ...(rule.kind.ofCamera ? { once: true } : once !== undefined && { once }) }
        if (before?.rule.version === rule.version) return { ...before, rule, timing, isOpen }
        const state = { ...NOTHING_HELD, lastFiredMs: rule.lastFiredMs }
        return { rule, timing, isOpen, state, lastSampleMs: Number.NEGATIVE_INFINITY, memory: undefined }
      })
      byRule = new Map(entries.map((entry) => [entry.rule.id, entry]))
      byCamera = groupByCamera(entries)
    },
    forget(cameraId) {
      for (const { rule } of byCamera.get(cameraId) ?? []) byRule.delete(rule.id)
      byCamera.delete(cameraId)
      watches.delete(cameraId)
    },
    feed({ cameraId, at, steadyMs: atMs, measured, error, width, height, objects, view }, maxGapMs = maxGapFor(0)) {
      const says = measured && !error
      const own = (says && watches.get(cameraId)) || NO_ZONES
      if (atMs < own.lastMs) return []
      const entries = inOrder(cameraId, atMs).filter(({ rule }) => says || rule.kind.ofCamera)
      const { zones, watch } = own
      if (entries.length === 0 && zones.length === 0) return []
      if (own !== NO_ZONES) own.lastMs = atMs
      const watched = watch.look({ atMs, width, height, objects }, maxGapMs)
      const sample: Sample = { atMs, width, height, zones, objects: watched.objects, events: watched.events }
      if (view) sample.view = view
      if (zones.length > 0) onSample?.(cameraId, at, sample)
      return entries.flatMap((entry) => ask(entry, sample, at, maxGapMs))
    },
    feedSilence({ cameraId, at, steadyMs: atMs }) {
      const sample = { ...NOTHING, atMs }
      return inOrder(cameraId, atMs)
        .filter(({ rule }) => rule.kind.ofCamera)
        .flatMap((entry) => ask(entry, sample, at, maxGapFor(0)))
    },
    watchedCameras: () =>
      [...byCamera].filter(([, entries]) => entries.some(({ rule }) => rule.kind.ofCamera)).map(([id]) => id),
  }

  function inOrder(cameraId: string, atMs: number): Entry[] {
    return (byCamera.get(cameraId) ?? []).filter(({ lastSampleMs }) => atMs >= lastSampleMs)
  }

  function ask(entry: Entry, sample: Sample, at: number, maxGapMs: number): Firing<R>[] {
    const { rule } = entry
    const { atMs } = sample
    entry.lastSampleMs = atMs
    // Outside its schedule a rule sees nothing: what holds when it opens counts from there.
    if (!entry.isOpen(at)) {
      entry.state = { ...NOTHING_HELD, lastFiredMs: entry.state.lastFiredMs }
      entry.memory = undefined
      return []
    }
    const { seen, memory } = rule.kind.step(rule.params, sample, entry.memory)
    const { state, fired } = takeIn(entry.timing, entry.state, { atMs, seen }, maxGapMs)
    entry.state = state
    entry.memory = memory
    return fired ? [{ rule, ...fired }] : []
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
