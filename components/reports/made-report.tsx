'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { AnswerSpeed } from './answer-speed'
import { isUnderWay, standing } from './answer-state'
import { EvidenceList } from './evidence-list'
import { ReportActions } from './report-actions'
import type { ReportState } from './report-state'
import { ReportText } from './report-text'
import { TotalsStrip } from './totals-strip'

type Props = {
  state: ReportState
  show: (state: ReportState) => void
  /** For what was stopped or cut off. */
  goOn: { busy: boolean; run: () => void }
}

/** A report that was just made, or is being written. */
export function MadeReport({ state, show, goOn }: Props) {
  const t = useTranslations('reports')
  const errorText = useErrorText()
  const title = useReportTitle(state.digest)
  const { digest, locale, model, sentences, tail, phase, place, done, error } = state
  const writing = isUnderWay(state)
  const kept = useMemo(() => standing(sentences), [sentences])
  const { leftOut } = digest
  const content = useRef<HTMLDivElement>(null)
  /** Its button goes away: who uses the keyboard is left at the text that goes on. */
  function continueHere(): void {
    goOn.run()
    content.current?.focus()
  }
  return (
    <>
      <TotalsStrip digest={digest} />
      <Card>
        <CardHeader className="flex-row flex-wrap items-center justify-between gap-3">
          <div className="min-w-0">
            <CardTitle>{title}</CardTitle>
            <CardDescription aria-live="polite">
              {phase === 'waiting' && (place === null ? t('thinking') : t('waiting', { place }))}
              {phase === 'writing' && t('writing')}
              {done && <AnswerSpeed done={done} />}
              {phase === 'done' && !done && t('digestOnly')}
            </CardDescription>
          </div>
          {!writing && (
            <ReportActions
              sentences={kept}
              locale={locale}
              unsaved={{ digest, model, title }}
              onEdit={(edited) =>
                show({
                  ...state,
                  answerId: null,
                  sentences: edited.map((sentence, i) => ({ ...sentence, key: `e${i}`, struck: null })),
                })
              }
            />
          )}
        </CardHeader>
        <CardContent ref={content} tabIndex={-1} className="space-y-3 outline-none">
          {error && <Callout kind="critical">{errorText(error)}</Callout>}
          <ReportText
            sentences={sentences}
            facts={digest.facts}
            locale={locale}
            zone={digest.zone}
            tail={tail}
            writing={writing}
          />
          {done && done.finish !== 'stop' && state.answerId !== null && (
            <Button variant="outline" size="sm" className="print:hidden" busy={goOn.busy} onClick={continueHere}>
              {t('goOn')}
            </Button>
          )}
          {(leftOut.alerts > 0 || leftOut.facts > 0) && (
            <p className="text-xs text-muted-foreground">
              {leftOut.alerts > 0 && t('alertsLeftOut', { count: leftOut.alerts })}{' '}
              {leftOut.facts > 0 && t('factsLeftOut', { count: leftOut.facts })}
            </p>
          )}
        </CardContent>
        <EvidenceList facts={digest.facts} locale={locale} gone={[]} />
      </Card>
    </>
  )
}

/** A report is called by its period until somebody calls it otherwise. */
export function useReportTitle({ from, until, zone }: { from: number; until: number; zone: string }): string {
  const t = useTranslations('reports')
  const format = useFormatter()
  const range = format.dateTimeRange(from, until, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return t('titleOf', { range })
}
