'use client'
import { useTranslations } from 'next-intl'
import { useRuleText } from '@/components/rules/use-rule-text'
import type { RuleView } from '@/server/contract/rule'
import type { Blindness } from './why-blind'

/** In words, why a rule cannot fire. */
export function useBlindText(): (why: Blindness, condition: RuleView['condition']) => string {
  const t = useTranslations('rules.blind')
  const text = useRuleText()
  return (why, condition) => (why === 'unseen' ? text.unseen(condition) : t(why))
}
