'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import type { AlertView } from '@/server/contract/alert'
import type { RuleView } from '@/server/contract/rule'
import { viewOf } from './kinds'

/** To a tenth: nobody waits for less. */
const seconds = (ms: number) => Math.round(ms / 100) / 10

/** Rules and alerts in one sentence each. */
export function useRuleText() {
  const t = useTranslations('rules.kinds')
  const behaviours = useBehaviourNames()
  return useMemo(() => {
    const say = { t, behaviours }
    const unknown = (name: string) => t('unknown', { name })
    return {
      /** What the rule asks. */
      condition({ condition, forMs }: Pick<RuleView, 'condition' | 'forMs'>): string {
        if (condition.kind === 'unknown') return unknown(condition.name)
        return viewOf(condition.kind).condition(condition.params, seconds(forMs), say)
      },
      /** What the alert found. */
      alert({ cause, heldMs, forMs }: Pick<AlertView, 'cause' | 'heldMs' | 'forMs'>): string {
        if (cause.kind === 'unknown') return unknown(cause.name)
        return viewOf(cause.kind).alert(cause, seconds(heldMs ?? forMs), say)
      },
      /** Why it cannot fire on a model that does not tell what it asks about. */
      unseen(condition: RuleView['condition']): string {
        if (condition.kind === 'unknown') return unknown(condition.name)
        return viewOf(condition.kind).unseen?.(condition.params, say) ?? ''
      },
    }
  }, [t, behaviours])
}
