'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { ModelView } from '@/server/contract/model'

/** A model's name in the reader's language where it came with the program; an uploaded one is called as its owner did. */
export function useModelName(): (model: Pick<ModelView, 'id' | 'name' | 'shipped'>) => string {
  const t = useTranslations('models')
  return useCallback(
    ({ id, name, shipped }) => {
      const key = `names.${id}` as Parameters<typeof t.has>[0]
      return shipped && t.has(key) ? t(key) : name
    },
    [t],
  )
}
