'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'

/** Names of the six behaviours in the reader's language. */
export function useBehaviourNames(): Record<BehaviourCode, string> {
  const t = useTranslations('common.behaviours')
  return useMemo(
    () => Object.fromEntries(BEHAVIOUR_ORDER.map((code) => [code, t(code)])) as Record<BehaviourCode, string>,
    [t],
  )
}
