/** How a kind of rule is asked for and told, one file each in kinds/. */
import type { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BehaviourCode } from '@/server/contract/behaviours'
import type { FactsOf, ParamsOf, RuleKindName } from '@/server/rules/kinds'

/** Texts of `rules.kinds`, and the names of the behaviours. */
export type Say = { t: ReturnType<typeof useTranslations<'rules.kinds'>>; behaviours: Record<BehaviourCode, string> }

export type FieldsProps<K extends RuleKindName> = {
  params: ParamsOf<K>
  set(change: Partial<ParamsOf<K>>): void
  /** What is wrong with a parameter. */
  error(name: string): string | undefined
}

/** Methods, so that views of all kinds fit into one table. `seconds`: how long it has to hold, or has held; rounded. */
export type KindView<K extends RuleKindName = RuleKindName> = {
  /** What a new rule of this kind asks. */
  start: ParamsOf<K>
  /** Its part of the form, in a grid of two columns. */
  Fields(props: FieldsProps<K>): ReactNode
  /** What a rule asks, in one sentence. */
  condition(params: ParamsOf<K>, seconds: number, say: Say): string
  /** What an alert found, in one sentence. */
  alert(found: { params: ParamsOf<K>; facts: FactsOf<K> }, seconds: number, say: Say): string
  /** Why it cannot fire where `sees` of the kind is false. Absent: it sees with every model. */
  unseen?(params: ParamsOf<K>, say: Say): string
}
