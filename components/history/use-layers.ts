'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { BEHAVIOUR_COLOURS } from '@/server/contract/palette'
import type { Layer } from './area-rows'

/** Of layers that are no behaviour: the theme's, as CSS. */
const OTHER_COLOURS = { unsure: 'var(--muted-foreground)', rest: 'var(--input)' } as const

export const colourOfLayer = (layer: Layer): string =>
  layer === 'unsure' || layer === 'rest' ? OTHER_COLOURS[layer] : BEHAVIOUR_COLOURS[layer]

/** Names of the layers in the reader's language. */
export function useLayerNames(): Record<Layer, string> {
  const t = useTranslations('history')
  const common = useTranslations('common')
  const behaviours = useBehaviourNames()
  return useMemo(() => ({ ...behaviours, unsure: common('unsure'), rest: t('rest') }), [behaviours, common, t])
}
