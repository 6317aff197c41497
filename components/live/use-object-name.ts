'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { labelName } from '@/server/contract/label-names'
import type { ObjectName } from '@/server/overlay/draw'
import { useBehaviourNames } from './use-behaviour-names'

/** What an object is called in the reader's language: its behaviour, that it is not clear, or what the model takes it for. */
export function useObjectName(): ObjectName {
  const behaviours = useBehaviourNames()
  const locale = useLocale()
  const t = useTranslations('common')
  return useCallback(
    ({ behavior, class_name, unsure }) => {
      if (behavior) return behaviours[behavior.code]
      return unsure ? t('unsure') : labelName(class_name, locale)
    },
    [behaviours, locale, t],
  )
}
