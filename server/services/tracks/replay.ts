/** When a rule would have fired: the rule book over seconds that were kept. Pure. */

import type { Timetable } from '../../contract/schedule'
import type { Zone } from '../../contract/zone'
import { type BookRule, createRuleBook, type Firing, type MeasuredFrame } from '../../rules/book'
import { maxGapFor } from '../../rules/hold'
import { type RuleCondition, ruleKindNamed } from '../../rules/kinds'
import { namedZone } from '../../rules/named-zone'
import type { BlockHead, Part, Second } from './second'

export type TriedRule = {
  condition: RuleCondition
  forMs: number
  cooldownMs: number
  schedule: Timetable | null
  /** What it asks about. */
  zones: Zone[]
}

export type Replay = {
  rule: TriedRule
  /** Unix ms, in order: what is counted is counted from each to before the next. */
  edges: readonly number[]
}

type Span = { from: number; to: number }
export type Found = {
  total: number
  /** The latest, in order. facts: as its kind tells them. */
  firings: { at: number; heldMs: number; facts: Record<string, unknown> }[]
  /** Between two edges each: firings, and seconds that were kept. */
  counts: number[]
  seconds: number[]
  /** Nothing was kept, or nothing that this rule sees; in order. */
  gaps: Span[]
}

/** What is told one by one. */
export const MOST_FIRINGS = 200
/** Shorter ones are no gap. */
const GAP_MS = 2 * 60_000
const MOST_GAPS = 500
/** One frame of a second stands for it. */
const SECOND_MS = 1_000
/** A hold that began before the first edge has begun. */
export const LEAD_MS = 3_600_000

const CAMERA = 'tried'
const NOBODY: [] = []

/** What of the blocks the rule sees. */
export function partsFor({ condition: { kind, params } }: TriedRule): Part[] {
  if (ruleKindNamed(kind)?.ofCamera) return ['seconds', 'views']
  return namedZone(params) ? ['seconds', 'boxes'] : ['seconds']
}

/** Blocks in their order, from LEAD_MS before the first edge. */
export function createReplay({ rule, edges }: Replay): {
  add(head: BlockHead, seconds: readonly Second[]): void
  end(): Found
} {
  const [from = 0, until = 0] = [edges[0], edges.at(-1)]
  const kind = ruleKindNamed(rule.condition.kind)
  const ofCamera = kind?.ofCamera === true
  const book = createRuleBook<BookRule>()
  const named = namedZone(rule.condition.params)
  // Of the others nobody asks, and where everybody is takes time.
  const zones = rule.zones.filter(({ id }) => id === named?.id)
  book.load(kind ? [toBookRule(rule, kind)] : [], new Map([[CAMERA, zones]]))
  const found: Found = { total: 0, firings: [], counts: [], seconds: [], gaps: [] }
  for (let i = 1; i < edges.length; i++) [found.counts[i - 1], found.seconds[i - 1]] = [0, 0]
  let step = 0
  /** Added to the wall clock: what the book's time never does is go back. */
  let offset = 0
  let steadyMs = Number.NEGATIVE_INFINITY
  let lastAt = from

  /** @param maxGapMs what two seconds that were looked at may be apart */
  function look(at: number, maxGapMs: number): void {
    while (step < found.counts.length - 1 && at >= (edges[step + 1] ?? until)) step++
    while (step > 0 && at < (edges[step] ?? from)) step--
    const apart = at - lastAt
    if (apart > GAP_MS) found.gaps.push({ from: lastAt, to: at })
    const lookedAtMs = apart > maxGapMs ? SECOND_MS : Math.max(0, apart)
    found.seconds[step] = (found.seconds[step] ?? 0) + lookedAtMs / SECOND_MS
    lastAt = Math.max(lastAt, at)
  }

  function take(at: number, firings: Firing<BookRule>[]): void {
    for (const { facts, heldMs } of firings) {
      found.total++
      found.counts[step] = (found.counts[step] ?? 0) + 1
      found.firings.push({ at, heldMs: Math.round(heldMs), facts })
      if (found.firings.length > MOST_FIRINGS) found.firings.shift()
    }
  }

  return {
    add({ at: begin, width, height, intervalMs }, seconds) {
      const frameOf = (at: number, { objects, view }: Second): MeasuredFrame => {
        const measured = objects !== null
        const frame = { cameraId: CAMERA, at, steadyMs, width, height, measured, objects: objects ?? NOBODY }
        return view ? { ...frame, view } : frame
      }
      // The clock was set back: nobody knows by how much, as far as holds are concerned it is a second.
      if (begin + offset < steadyMs) offset = steadyMs + SECOND_MS - begin
      const maxGapMs = maxGapFor(intervalMs) + SECOND_MS
      for (const second of seconds) {
        const { silent, objects } = second
        const at = begin + second.steadyMs
        if (at >= until) return
        steadyMs = at + offset
        const firings = silent
          ? book.feedSilence({ cameraId: CAMERA, at, steadyMs })
          : book.feed(frameOf(at, second), maxGapMs)
        if (at < from) continue
        if (ofCamera || objects !== null) look(at, maxGapMs)
        take(at, firings)
      }
    },
    end() {
      if (until - lastAt > GAP_MS) found.gaps.push({ from: lastAt, to: until })
      for (let least = 2 * GAP_MS; found.gaps.length > MOST_GAPS; least *= 2)
        found.gaps = found.gaps.filter((gap) => gap.to - gap.from >= least)
      found.seconds = found.seconds.map(Math.round)
      return found
    },
  }
}

function toBookRule({ condition, forMs, cooldownMs, schedule }: TriedRule, kind: BookRule['kind']): BookRule {
  const { params } = condition
  return { id: CAMERA, version: 0, cameraId: CAMERA, kind, params, forMs, cooldownMs, lastFiredMs: null, schedule }
}
