'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Locale } from '@/server/contract/locale'
import type { Fact } from '@/server/contract/report'
import { evidenceId } from './citation'
import { withoutCitations } from './plain-text'

/** Every fact of a report, with the alert it is about. Opens by itself when a chip leads here. */
export function EvidenceList({ facts, locale }: { facts: readonly Fact[]; locale: Locale }) {
  const t = useTranslations('reports')
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(location.hash.slice(1))
      if (!details.current || !target || !details.current.contains(target)) return
      details.current.open = true
      target.scrollIntoView({ block: 'center' })
    }
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])
  return (
    <details ref={details} className="border-t print:hidden">
      <summary className="px-4 py-3 text-sm font-medium hover:bg-accent/60">
        {t('evidence', { count: facts.length })}
      </summary>
      <ol className="space-y-1 px-4 pb-4 text-[13px] text-muted-foreground">
        {facts.map(({ id, sentence, alertId }) => (
          <li key={id} id={evidenceId(id)} className="flex scroll-mt-16 gap-2 rounded-sm px-1 target:bg-accent">
            <span className="w-7 shrink-0 text-right tabular-nums">{id.slice(1)}</span>
            <span lang={locale} className="min-w-0 break-words">
              {withoutCitations(sentence[locale])}{' '}
              {alertId !== null && (
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
