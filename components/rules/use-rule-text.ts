'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import type { AlertView } from '@/server/contract/alert'
import { labelName } from '@/server/contract/label-names'
import type { RuleView } from '@/server/contract/rule'
import type { Say } from './kind-view'
import { viewOf } from './kinds'

/** To a tenth: nobody waits for less. */
const seconds = (ms: number) => Math.round(ms / 100) / 10

type Asked = Pick<RuleView, 'condition' | 'forMs'> & Partial<Pick<RuleView, 'zoneName' | 'scheduleName'>>

/** Rules and alerts in one sentence each. */
export function useRuleText() {
  const t = useTranslations('rules.kinds')
  const behaviours = useBehaviourNames()
  const locale = useLocale()
  return useMemo(() => {
    const wanted: Say['wanted'] = (label) =>
      label === null ? { who: 'people', label: '' } : { who: 'object', label: labelName(label, locale) }
    const say = { t, behaviours, wanted }
    const unknown = (name: string) => t('unknown', { name })
    return {
      /** What the rule asks. */
      condition({ condition, forMs, zoneName, scheduleName: schedule }: Asked): string {
        if (condition.kind === 'unknown') return unknown(condition.name)
        const asked = { seconds: seconds(forMs), zone: zoneName ?? t('zoneGone') }
        const sentence = viewOf(condition.kind).condition(condition.params, asked, say)
        return schedule ? t('during', { condition: sentence, schedule }) : sentence
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
  }, [t, behaviours, locale])
}
