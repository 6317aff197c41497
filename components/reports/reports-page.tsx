'use client'
import { FileText, Sparkles, Square } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import type { ReportSummary } from '@/server/contract/report'
import { AskCard, type ScopeChoices } from './ask-card'
import { MadeReport } from './made-report'
import { ParamsFields } from './params-fields'
import { ReportsTabs } from './reports-tabs'
import { SavedList } from './saved-list'
import { useReport } from './use-report'

type Props = { model: string | null; choices: ScopeChoices; saved: ReportSummary[]; admin: boolean }

/** What happened in a lesson, a shift, a day: facts at once, and a text whose every sentence rests on them. */
export function ReportsPage({ model, choices, saved, admin }: Props) {
  const t = useTranslations('reports')
  const report = useReport(model, choices.cameras)
  const { form, set, params, setParams, setPlain, state, submit, writing, stop } = report
  const fields = Object.fromEntries(
    Object.entries(submit.fields).map(([path, text]) => [path.replace(/^question\./, ''), text]),
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} className="print:hidden" />
      <ReportsTabs current="report" />
      <form {...submit.form}>
        <AskCard lessons={report.lessons} form={form} set={set} choices={choices} fields={fields}>
          {model !== null && <ParamsFields params={params} set={setParams} fields={submit.fields} />}
          {submit.failure && <Callout kind="critical">{submit.failure}</Callout>}
          <div className="flex flex-wrap items-center gap-2">
            {model !== null && (
              <Button type="submit" busy={submit.busy && !report.plain} onClick={() => setPlain(false)}>
                <Sparkles aria-hidden />
                {t('write')}
              </Button>
            )}
            <Button
              type="submit"
              variant={model === null ? 'default' : 'outline'}
              busy={submit.busy && report.plain}
              onClick={() => setPlain(true)}
            >
              <FileText aria-hidden />
              {t(model === null ? 'make' : 'factsOnly')}
            </Button>
            {writing && (
              <Button variant="outline" onClick={stop}>
                <Square aria-hidden />
                {t('stop')} <kbd className="text-xs text-muted-foreground">Esc</kbd>
              </Button>
            )}
          </div>
          {model === null ? (
            <p className="text-xs leading-relaxed text-muted-foreground">
              {t('noModel')}{' '}
              {admin && (
                <Link href="/admin/assistant" className="text-primary underline underline-offset-2">
                  {t('addModel')}
                </Link>
              )}
            </p>
          ) : (
            <p className="text-xs text-muted-foreground">{t('by', { model })}</p>
          )}
        </AskCard>
      </form>
      {state && (
        <MadeReport
          state={state}
          show={report.show}
          goOn={{ busy: report.goingOn, run: () => void report.continueWriting() }}
        />
      )}
      <SavedList initial={saved} admin={admin} />
    </>
  )
}
