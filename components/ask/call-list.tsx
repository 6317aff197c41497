'use client'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useErrorText } from '@/components/lib/use-error-text'
import { withoutCitations } from '@/components/reports/plain-text'
import { type AnswerCall, CALL_PROBLEMS } from '@/server/contract/assistant'
import type { Locale } from '@/server/contract/locale'
import { argumentsOf } from './ask-state'

/** What the model looked up: with what, and what was found. Text alone, whatever it wrote. */
export function CallList({ calls, locale }: { calls: readonly AnswerCall[]; locale: Locale }) {
  const t = useTranslations('ask')
  if (calls.length === 0) return null
  return (
    <section aria-label={t('lookedUp')} className="border-t px-4 py-3">
      <h3 className="text-sm font-medium">{t('lookedUp')}</h3>
      <ol className="mt-2 space-y-3">
        {calls.map((call) => (
          <li key={call.seq} className="rounded-md border px-3 py-2">
            <Call call={call} locale={locale} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const TOOLS = ['camera_state', 'list_alerts', 'count_alerts', 'compare_periods', 'measure'] as const
const isTool = (name: string): name is (typeof TOOLS)[number] => TOOLS.some((tool) => tool === name)
const isProblem = (code: string): code is (typeof CALL_PROBLEMS)[number] => CALL_PROBLEMS.some((one) => one === code)

function Call({ call, locale }: { call: AnswerCall; locale: Locale }) {
  const t = useTranslations('ask')
  const errorText = useErrorText()
  const { tool, facts, leftOut, problem } = call
  const given = argumentsOf(call.arguments)
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <Search aria-hidden className="size-3.5 text-muted-foreground" />
        <span className="font-medium break-all">{isTool(tool) ? t(`tools.${tool}`) : tool}</span>
        {given.map(([key, value]) => (
          <code key={key} className="rounded-sm bg-muted px-1.5 py-0.5 text-xs break-all">
            {key === '' ? value : `${key}: ${value}`}
          </code>
        ))}
      </p>
      {problem && (
        <p className="mt-1 text-[13px] text-muted-foreground">
          {t('refused')} {isProblem(problem.code) ? t(`problems.${problem.code}`) : errorText(problem.code)}{' '}
          <span lang="en" className="break-words">
            {problem.detail}
          </span>
        </p>
      )}
      {facts.length > 0 && (
        <details open={facts.length <= 6} className="mt-1.5">
          <summary className="w-fit text-[13px] text-muted-foreground hover:text-foreground">
            {t('found', { count: facts.length })}
          </summary>
          <ol className="mt-1 space-y-0.5 text-[13px] text-muted-foreground" lang={locale}>
            {facts.map(({ id, sentence }) => (
              <li key={id} className="flex gap-2">
                <span className="w-7 shrink-0 text-right tabular-nums">{id.slice(1)}</span>
                <span className="min-w-0 break-words">{withoutCitations(sentence[locale])}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {facts.length === 0 && !problem && <p className="mt-1 text-[13px] text-muted-foreground">{t('foundNothing')}</p>}
      {leftOut > 0 && <p className="mt-1 text-xs text-muted-foreground">{t('leftOut')}</p>}
    </>
  )
}
