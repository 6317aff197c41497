'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** Gives a function that names a kind of job, or a stage of it, in the reader's language; one without a text by its own name. */
export function useKindText(): (kind: string, stage?: string) => string {
  const t = useTranslations('jobs.kinds')
  return useCallback(
    (kind, stage) => {
      const key = (stage === undefined ? `${kind}.name` : `${kind}.stages.${stage}`) as Parameters<typeof t.has>[0]
      return t.has(key) ? t(key) : (stage ?? kind)
    },
    [t],
  )
}
