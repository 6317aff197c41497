/**
 * A kind of rule, one file each in kinds/: what it asks, what it tells, and what it sees in one picture. Holding, holes
 * and cooldowns are the book's.
 */
import { z } from 'zod'
import type { BehaviourCode } from '../contract/behaviours'
import type { BBox } from '../contract/frame'
import type { View } from '../contract/view'
import type { Zone } from '../contract/zone'
import type { Inside, ZoneEvent } from './zone-watch'

/** One tracked object of a frame; box in pixels of the source frame. */
export type FoundObject = {
  /** Null while the track is tentative. */
  trackId: number | null
  label: string
  box: BBox
  behaviour: BehaviourCode | null
  /** One of the behaviours, but not clear which. */
  unsure?: true
}

/** The same with the areas that it is in. */
export type SampleObject = FoundObject & { zones: readonly Inside[] }

/** One measured frame. */
export type Sample = {
  /** Steady clock, ms. */
  atMs: number
  /** Of the source frame, pixels. */
  width: number
  height: number
  objects: readonly SampleObject[]
  /** Of the camera. */
  zones: readonly Zone[]
  /** Who came into which area, left one, or crossed a line. */
  events: readonly ZoneEvent[]
  /** There is no picture: only kinds of the camera itself (`ofCamera`) ever see that, and nothing else in it. */
  silent?: true
  /** Once a second, for kinds of the camera itself. */
  view?: View
}

/**
 * One thing that a rule looks at. Its hold begins when facts come and ends when they are null. A key that is missing in a
 * sample was not seen: a hole, which a hold survives as long as any hole.
 */
export type Seen<F> = {
  /** Whose hold it is, such as a track. Kinds that look at the picture as a whole have one key. */
  key: string
  facts: F | null
}

/** `memory` comes back with the next sample; what it keeps must be bounded. */
export type Step<F, M> = { seen: Seen<F>[]; memory?: M }

/** What a camera's model can find. */
export type Findable = {
  /** Behaviours that it tells apart, with the camera's own map of labels. */
  behaviours: readonly BehaviourCode[]
  /** Its classes; empty when it does not name them. */
  labels: readonly string[]
}

export type RuleKind<
  N extends string = string,
  P extends z.ZodObject = z.ZodObject,
  F extends z.ZodObject = z.ZodObject,
  M = unknown,
> = {
  /** Stored with rules and alerts: never changed. */
  name: N
  /** What the rule asks. */
  params: P
  /** What an alert tells, beside what was asked. */
  facts: F
  /** It is seen in a single frame: there is nothing that could hold, so a rule's `forMs` is 0. */
  instant?: true
  /**
   * It looks at the camera and not at what a model finds: it is asked with every picture, measured or not, and once a second
   * while there is none. It fires once a hold.
   */
  ofCamera?: true
  /** Whether it can ever fire where a model finds this. A method: kinds of all params fit into one table. */
  sees(params: z.output<P>, model: Findable): boolean
  /** What the sample shows. Pure. */
  step(params: z.output<P>, sample: Sample, memory: M | undefined): Step<z.output<F>, M>
}

/** A kind with the shapes that rules and alerts have of it, literal types kept. */
export function ruleKind<const N extends string, P extends z.ZodObject, F extends z.ZodObject, M = undefined>(
  kind: RuleKind<N, P, F, M>,
) {
  const name = z.literal(kind.name)
  const { params, facts } = kind
  return {
    ...kind,
    condition: z.strictObject({ kind: name, params }),
    cause: z.strictObject({ kind: name, params, facts }),
  }
}
