'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** An age in words: tenths of a second while it is fresh, then seconds, minutes, hours. */
export function useAgeText(): (ageMs: number) => string {
  const t = useTranslations('live.age')
  return useCallback(
    (ageMs: number) => {
      const seconds = ageMs / 1000
      if (seconds < 10) return t('tenths', { seconds: seconds.toFixed(1) })
      if (seconds < 90) return t('seconds', { seconds: Math.round(seconds) })
      if (seconds < 5400) return t('minutes', { minutes: Math.round(seconds / 60) })
      return t('hours', { hours: Math.round(seconds / 3600) })
    },
    [t],
  )
}
