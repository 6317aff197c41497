'use client'
import { MessageCircleQuestion, Square } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ParamsFields } from '@/components/reports/params-fields'
import { ReportsTabs } from '@/components/reports/reports-tabs'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { PageHeader } from '@/components/ui/page-header'
import { MAX_QUESTION } from '@/server/contract/assistant'
import { AnswerCard } from './answer-card'
import { useAsk } from './use-ask'

type Props = {
  model: string | null
  /** The model looks things up. */
  tools: boolean
  /** Whether the reader sees alerts; else counts alone can be asked about. */
  alerts: boolean
  admin: boolean
}

/** A question in one's own words, answered from what the model looks up as the asker. */
export function AskPage({ model, tools, alerts, admin }: Props) {
  const t = useTranslations('ask')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} className="print:hidden" />
      <ReportsTabs current="ask" />
      {model !== null && tools ? (
        <Asking model={model} alerts={alerts} />
      ) : (
        <Card>
          <EmptyState
            icon={MessageCircleQuestion}
            title={t(model === null ? 'noModel' : 'noTools')}
            action={
              admin && (
                <Button asChild variant="outline">
                  <Link href="/admin/assistant">{t(model === null ? 'addModel' : 'testTools')}</Link>
                </Button>
              )
            }
          >
            {t(model === null ? 'noModelText' : 'noToolsText')}
          </EmptyState>
        </Card>
      )}
    </>
  )
}

const EXAMPLES = ['phones', 'compare', 'open'] as const
const EXAMPLES_OF_COUNTS = ['people', 'cameras'] as const

function Asking({ model, alerts }: { model: string; alerts: boolean }) {
  const t = useTranslations('ask')
  const { question, setQuestion, params, setParams, state, stop, submit, writing } = useAsk()
  const examples = alerts ? [...EXAMPLES, ...EXAMPLES_OF_COUNTS] : EXAMPLES_OF_COUNTS
  return (
    <>
      <form {...submit.form}>
        <Card className="print:hidden">
          <CardContent className="space-y-4">
            <Field label={t('question')} error={submit.fields.question}>
              {(control) => (
                <Textarea
                  {...control}
                  rows={2}
                  maxLength={MAX_QUESTION}
                  value={question}
                  onChange={({ target }) => setQuestion(target.value)}
                  onKeyDown={(event) => {
                    // Enter asks, with Shift it is a new line; while a text is composed it belongs to that.
                    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
                    event.preventDefault()
                    void submit.submit()
                  }}
                />
              )}
            </Field>
            <ul aria-label={t('examples')} className="flex flex-wrap gap-2">
              {examples.map((name) => (
                <li key={name}>
                  <Button
                    variant="outline"
                    size="sm"
                    className="h-auto py-1 text-left whitespace-normal"
                    onClick={() => setQuestion(t(`example.${name}`))}
                  >
                    {t(`example.${name}`)}
                  </Button>
                </li>
              ))}
            </ul>
            <ParamsFields params={params} set={setParams} fields={submit.fields} />
            {submit.failure && <Callout kind="critical">{submit.failure}</Callout>}
            <div className="flex flex-wrap items-center gap-2">
              <Button type="submit" busy={submit.busy} disabled={question.trim() === ''}>
                <MessageCircleQuestion aria-hidden />
                {t('ask')}
              </Button>
              {writing && (
                <Button variant="outline" onClick={stop}>
                  <Square aria-hidden />
                  {t('stop')} <kbd className="text-xs text-muted-foreground">Esc</kbd>
                </Button>
              )}
            </div>
            <p className="text-xs text-muted-foreground">{t('by', { model })}</p>
          </CardContent>
        </Card>
      </form>
      {state && <AnswerCard state={state} />}
    </>
  )
}
