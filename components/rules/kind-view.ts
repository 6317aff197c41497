/** How a kind of rule is asked for and told, one file each in kinds/. */
import type { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BehaviourCode } from '@/server/contract/behaviours'
import type { CameraView } from '@/server/contract/camera'
import type { FactsOf, ParamsOf, RuleKindName } from '@/server/rules/kinds'

/** Texts of `rules.kinds`, the names of the behaviours, and what a rule looks for as texts want it. */
export type Say = {
  t: ReturnType<typeof useTranslations<'rules.kinds'>>
  behaviours: Record<BehaviourCode, string>
  wanted(label: string | null): { who: 'people' | 'object'; label: string }
}

export type FieldsProps<K extends RuleKindName> = {
  params: ParamsOf<K>
  set(change: Partial<ParamsOf<K>>): void
  /** What is wrong with a parameter. */
  error(name: string): string | undefined
  /** Undefined: none is chosen. */
  camera: CameraView | undefined
  /** What its model finds. */
  labels: readonly string[]
}

/** Methods, so that views of all kinds fit into one table. `seconds`: how long it has to hold, or has held; rounded. */
export type KindView<K extends RuleKindName = RuleKindName> = {
  /** What a new rule of this kind asks. */
  start: ParamsOf<K>
  /** Its part of the form, in a grid of two columns. */
  Fields(props: FieldsProps<K>): ReactNode
  /** What a rule asks, in one sentence. zone: the name of the one that it asks about. */
  condition(params: ParamsOf<K>, asked: { seconds: number; zone: string }, say: Say): string
  /** What an alert found, in one sentence. */
  alert(found: { params: ParamsOf<K>; facts: FactsOf<K> }, seconds: number, say: Say): string
  /** Why it cannot fire where `sees` of the kind is false. Absent: it sees with every model. */
  unseen?(params: ParamsOf<K>, say: Say): string
}
