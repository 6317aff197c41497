/** Every kind of rule as people see it, one line each. */
import type { ParamsOf, RuleCondition, RuleKindName } from '@/server/rules/kinds'
import type { KindView } from './kind-view'
import { behaviourCount } from './kinds/behaviour-count'
import { occupancy } from './kinds/occupancy'
import { personBehaviour } from './kinds/person-behaviour'

const VIEWS: { [K in RuleKindName]: KindView<K> } = {
  behaviour_count: behaviourCount,
  person_behaviour: personBehaviour,
  occupancy,
}

export const viewOf = (kind: RuleKindName): KindView => VIEWS[kind]

/** What a new rule of a kind asks. */
export const startOf = (kind: RuleKindName): RuleCondition => conditionOf(kind, viewOf(kind).start)

/** Of a kind and parameters that belong together, which TypeScript cannot see while the kind is any. */
export const conditionOf = <K extends RuleKindName>(kind: K, params: ParamsOf<K>) => ({ kind, params }) as RuleCondition
