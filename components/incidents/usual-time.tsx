'use client'
import { useTranslations } from 'next-intl'
import { useFigures } from './use-figures'
import { useSpanText } from './use-span-text'

/** How soon somebody looks, with what that rests on; nothing while nobody has. */
export function UsualTime() {
  const t = useTranslations('incidents')
  const span = useSpanText()
  const { data } = useFigures()
  if (!data || data.acknowledgeMs === null) return null
  const { acknowledgeMs, acknowledged, days } = data
  return (
    <p className="mt-1 text-xs text-muted-foreground">
      {t('usually', { span: span(acknowledgeMs), count: acknowledged, days })}
    </p>
  )
}
