/** Every kind of rule, one line each, and the shapes that follow from them. */
import { z } from 'zod'
import type { RuleKind } from './kind'
import { behaviourCount } from './kinds/behaviour-count'
import { cameraBlack } from './kinds/camera-black'
import { cameraFrozen } from './kinds/camera-frozen'
import { cameraMoved } from './kinds/camera-moved'
import { cameraOffline } from './kinds/camera-offline'
import { lineCrossed } from './kinds/line-crossed'
import { occupancy } from './kinds/occupancy'
import { personBehaviour } from './kinds/person-behaviour'
import { zoneEntered } from './kinds/zone-entered'
import { zoneLeft } from './kinds/zone-left'
import { zoneStay } from './kinds/zone-stay'

export const RULE_KINDS = [
  behaviourCount,
  personBehaviour,
  occupancy,
  zoneStay,
  zoneEntered,
  zoneLeft,
  lineCrossed,
  cameraOffline,
  cameraBlack,
  cameraFrozen,
  cameraMoved,
] as const

type Kind = (typeof RULE_KINDS)[number]
export type RuleKindName = Kind['name']
export const RULE_KIND_NAMES = RULE_KINDS.map(({ name }) => name)

const byName = new Map<string, RuleKind>(RULE_KINDS.map((kind) => [kind.name, kind]))
export const ruleKindNamed = (name: string): RuleKind | undefined => byName.get(name)

/** Of a rule: its kind, and what it asks. */
export const ruleCondition = z.discriminatedUnion('kind', atLeastOne(RULE_KINDS.map(({ condition }) => condition)))
/** Of an alert: the kind of its rule, what was asked, and what was there. */
export const alertCause = z.discriminatedUnion('kind', atLeastOne(RULE_KINDS.map(({ cause }) => cause)))
/** Stored by a program that knew more kinds, or other parameters of this one. */
export const unknownKind = z.strictObject({ kind: z.literal('unknown'), name: z.string() })

export type RuleCondition = z.infer<typeof ruleCondition>
export type AlertCause = z.infer<typeof alertCause>
type Causes = { [C in AlertCause as C['kind']]: C }
export type ParamsOf<K extends RuleKindName> = Causes[K]['params']
export type FactsOf<K extends RuleKindName> = Causes[K]['facts']

function atLeastOne<T>([first, ...rest]: readonly T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('no kind of rule')
  return [first, ...rest]
}
