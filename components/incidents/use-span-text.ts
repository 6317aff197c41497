'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** A span of time in its largest unit, rounded: for figures, where a second more says nothing. */
export function useSpanText(): (ms: number) => string {
  const t = useTranslations('incidents.span')
  return useCallback(
    (ms: number) => {
      const seconds = ms / 1000
      if (seconds < 90) return t('seconds', { count: Math.round(seconds) })
      if (seconds < 5400) return t('minutes', { count: Math.round(seconds / 60) })
      if (seconds < 2 * 86_400) return t('hours', { count: Math.round(seconds / 3600) })
      return t('days', { count: Math.round(seconds / 86_400) })
    },
    [t],
  )
}
