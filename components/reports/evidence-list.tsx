'use client'
import { useTranslations } from 'next-intl'
import type { Locale } from '@/server/contract/locale'
import type { Fact } from '@/server/contract/report'
import { withoutCitations } from './plain-text'

type Props = {
  facts: readonly Fact[]
  locale: Locale
  /** Alerts that are there no more. */
  gone: readonly string[]
}

/** Every fact of a report, with the alert it is about. */
export function EvidenceList({ facts, locale, gone }: Props) {
  const t = useTranslations('reports')
  return (
    <details className="border-t print:hidden">
      <summary className="px-4 py-3 text-sm font-medium hover:bg-accent/60">
        {t('evidence', { count: facts.length })}
      </summary>
      <ol className="space-y-1 px-4 pb-4 text-[13px] text-muted-foreground">
        {facts.map(({ id, sentence, alertId }) => (
          <li key={id} className="flex gap-2 px-1">
            <span className="w-7 shrink-0 text-right tabular-nums">{id.slice(1)}</span>
            <span lang={locale} className="min-w-0 break-words">
              {withoutCitations(sentence[locale])}{' '}
              {alertId !== null && !gone.includes(alertId) && (
                <a className="text-primary hover:underline" href={`/alerts/${encodeURIComponent(alertId)}`}>
                  {t('openAlert')}
                </a>
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
