'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** Gives a function that names a kind of node in the reader's language; one without a text by its own name. */
export function useNodeName(): (type: string) => string {
  const t = useTranslations('workshop.nodes')
  return useCallback(
    (type) => {
      const key = type as Parameters<typeof t.has>[0]
      return t.has(key) ? t(key) : type
    },
    [t],
  )
}
