'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { BackTitle } from '@/components/ui/back-title'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import type { ReportSentence, ReportView } from '@/server/contract/report'
import { EvidenceList } from './evidence-list'
import { ReportActions } from './report-actions'
import { ReportText } from './report-text'
import { TotalsStrip } from './totals-strip'

/** A report that was kept, with the facts as they were. */
export function SavedReport({ initial }: { initial: ReportView }) {
  const t = useTranslations('reports')
  const errorText = useErrorText()
  const [report, setReport] = useState(initial)
  const { id, title, locale, digest, sentences, model, ownerName, createdAt, pictures, gone } = report

  async function edit(next: ReportSentence[]): Promise<void> {
    try {
      setReport(await call('PATCH /api/reports/{id}', { id, sentences: next }))
      toast.success(t('saved'))
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <>
      <PageHeader
        title={
          <BackTitle href="/reports" label={t('back')}>
            {title}
          </BackTitle>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {ownerName}
            <Time at={createdAt} />
            <Badge variant="muted">{model ?? t('list.digest')}</Badge>
          </span>
        }
        actions={
          <ReportActions sentences={sentences} locale={locale} unsaved={null} onEdit={(next) => void edit(next)} />
        }
      />
      <TotalsStrip digest={digest} />
      <Card>
        <CardContent>
          <ReportText
            sentences={sentences.map((sentence, i) => ({ ...sentence, key: String(i), struck: null }))}
            facts={digest.facts}
            locale={locale}
            zone={digest.zone}
            kept={{ reportId: id, pictures, gone }}
          />
        </CardContent>
        <EvidenceList facts={digest.facts} locale={locale} gone={gone} />
      </Card>
    </>
  )
}
