'use client'
import { Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { AnswerSpeed } from '@/components/reports/answer-speed'
import { isUnderWay, standing } from '@/components/reports/answer-state'
import { plainText } from '@/components/reports/plain-text'
import { ReportText } from '@/components/reports/report-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { type AskState, factsOf } from './ask-state'
import { CallList } from './call-list'

/** An answer as it is written, and everything that it rests on. */
export function AnswerCard({ state }: { state: AskState }) {
  const t = useTranslations('ask')
  const reports = useTranslations('reports')
  const errorText = useErrorText()
  const { question, zone, locale, calls, sentences, tail, phase, place, done, error } = state
  const writing = isUnderWay(state)
  const facts = useMemo(() => factsOf(calls), [calls])
  const kept = useMemo(() => standing(sentences), [sentences])
  const looking = phase === 'waiting' && place === null
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <CardTitle className="break-words">{question}</CardTitle>
          <CardDescription aria-live="polite">
            {looking && t('looking')}
            {phase === 'waiting' && place !== null && reports('waiting', { place })}
            {phase === 'writing' && reports('writing')}
            {done && <AnswerSpeed done={done} />}
          </CardDescription>
        </div>
        {!writing && kept.length > 0 && (
          <div className="flex flex-wrap gap-2 print:hidden">
            <CopyButton text={plainText(kept, locale)} />
            <Button variant="outline" size="sm" onClick={() => window.print()}>
              <Printer aria-hidden />
              {reports('print')}
            </Button>
          </div>
        )}
      </CardHeader>
      <CardContent className="space-y-3">
        {error && <Callout kind="critical">{errorText(error)}</Callout>}
        {(writing || sentences.length > 0) && (
          <ReportText
            {...{ sentences, facts, locale, zone, tail, writing }}
            insteadText={t(kept.some(({ source }) => source === 'model') ? 'besides' : 'instead')}
          />
        )}
        {!writing && !error && kept.length === 0 && <p className="text-sm text-muted-foreground">{t('nothing')}</p>}
      </CardContent>
      <CallList calls={calls} locale={locale} />
    </Card>
  )
}
