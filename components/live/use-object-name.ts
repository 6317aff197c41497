'use client'
import { useLocale } from 'next-intl'
import { useCallback } from 'react'
import { labelName } from '@/server/contract/label-names'
import type { ObjectName } from '@/server/overlay/draw'
import { useBehaviourNames } from './use-behaviour-names'

/** What an object is called in the reader's language: its behaviour, or what the model takes it for. */
export function useObjectName(): ObjectName {
  const behaviours = useBehaviourNames()
  const locale = useLocale()
  return useCallback(
    ({ behavior, class_name }) => (behavior ? behaviours[behavior.code] : labelName(class_name, locale)),
    [behaviours, locale],
  )
}
