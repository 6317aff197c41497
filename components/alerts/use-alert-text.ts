'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import type { AlertView } from '@/server/contract/alert'

/** An alert in one sentence: what was counted, and the condition it met. */
export function useAlertText(): (alert: AlertView) => string {
  const t = useTranslations('alerts')
  const names = useBehaviourNames()
  const format = useFormatter()
  return useCallback(
    (alert: AlertView) =>
      t('summary', {
        behaviour: names[alert.behaviour],
        count: alert.count,
        seconds: format.number(alert.forMs / 1000, { maximumFractionDigits: 1 }),
        forMs: alert.forMs,
      }),
    [t, names, format],
  )
}
