'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { TrialDays, TrialResult } from '@/server/contract/trial'

/** What came out in a sentence, and what that rests on. */
export function TrialGround({ result, days }: { result: TrialResult; days: TrialDays }) {
  const t = useTranslations('rules.trial')
  const format = useFormatter()
  const { total, seconds, from, to, raised, everyMs } = result
  const hours = (value: number) => format.number(value / 3600, { maximumFractionDigits: value < 36_000 ? 1 : 0 })
  if (seconds === 0)
    return (
      <div role="status" className="text-[13px]">
        <p className="font-medium">{t('nothing')}</p>
        <p className="text-pretty text-muted-foreground">{t('nothingText')}</p>
      </div>
    )
  return (
    <div role="status" className="text-[13px]">
      <p className="text-sm font-medium">{t('total', { count: total, days })}</p>
      <p className="text-pretty text-muted-foreground">
        {[
          t('ground', { hours: hours(seconds), possible: hours((to - from) / 1000) }),
          t('every', { seconds: everyMs / 1000 }),
          ...(raised === null ? [] : [t('raised', { count: raised })]),
        ].join(' ')}
      </p>
    </div>
  )
}
