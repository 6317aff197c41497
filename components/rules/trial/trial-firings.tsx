'use client'
import { ExternalLink } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { todayIn, writeChosen } from '@/components/history/history-query'
import { useRuleText } from '@/components/rules/use-rule-text'
import { Button } from '@/components/ui/button'
import type { TrialResult } from '@/server/contract/trial'

/** Shown at first. */
const FEW = 5

/** The latest firings, each with its alert when there was one, else the history of its day. */
export function TrialFirings({ result, forMs, cameraId }: { result: TrialResult; forMs: number; cameraId: string }) {
  const t = useTranslations('rules.trial')
  const format = useFormatter()
  const text = useRuleText()
  const [all, setAll] = useState(false)
  const { firings, zone, total } = result
  if (firings.length === 0) return null
  const shown = all ? firings : firings.slice(0, FEW)
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-xs font-medium text-muted-foreground">{t('latest')}</h4>
      <ul className="max-h-56 divide-y overflow-y-auto rounded-md border text-[13px]">
        {shown.map(({ at, heldMs, cause, alertId }, i) => {
          const day = todayIn(zone, at)
          const href = alertId ? `/alerts/${alertId}` : `/history?${writeChosen({ range: 'day', day, cameraId })}`
          return (
            <li key={`${at} ${i}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-2.5 py-1.5">
              <time dateTime={new Date(at).toISOString()} className="tabular-nums">
                {format.dateTime(at, { timeZone: zone, dateStyle: 'medium', timeStyle: 'medium' })}
              </time>
              <span className="min-w-0 flex-1 text-muted-foreground max-sm:basis-full">
                {text.alert({ cause, heldMs, forMs })}
              </span>
              <a
                className="inline-flex items-center gap-1 text-primary hover:underline"
                target="_blank"
                rel="noopener"
                {...{ href }}
              >
                {t(alertId ? 'alert' : 'history')}
                <ExternalLink className="size-3" aria-hidden />
                <span className="sr-only">{t('newTab')}</span>
              </a>
            </li>
          )
        })}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        {firings.length > FEW && (
          <Button variant="outline" size="sm" onClick={() => setAll(!all)}>
            {t(all ? 'fewer' : 'more', { count: firings.length })}
          </Button>
        )}
        {total > firings.length && (
          <p className="text-xs text-muted-foreground">{t('listed', { count: firings.length, total })}</p>
        )}
      </div>
    </div>
  )
}
