'use client'
import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { Time } from '@/components/ui/time'
import type { ReportSummary } from '@/server/contract/report'

export const REPORTS_KEY = ['reports'] as const

/** Reports that were kept. */
export function SavedList({ initial, admin }: { initial: ReportSummary[]; admin: boolean }) {
  const t = useTranslations('reports.list')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const { data, error, refetch } = useQuery({
    queryKey: REPORTS_KEY,
    queryFn: ({ signal }) => call('GET /api/reports', {}, signal),
    initialData: initial,
  })
  const rows = useRef<HTMLUListElement>(null)
  const [deleting, setDeleting] = useState<ReportSummary | null>(null)
  useKeptFocus(data.map(({ id }) => id).join(' '), rows)
  const named = data.map((report) => ({ ...report, name: report.title }))
  return (
    <Card className="overflow-hidden print:hidden">
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      {error && (
        <Callout kind="warning" className="m-3">
          {errorText(error)}
        </Callout>
      )}
      {data.length === 0 && <p className="px-4 py-6 text-center text-sm text-muted-foreground">{t('empty')}</p>}
      <ul ref={rows} aria-label={t('title')} className="divide-y">
        {data.map((report) => (
          <li key={report.id} data-row={report.id} className="flex items-start gap-3 px-4 py-2.5">
            <div className="min-w-0 flex-1 space-y-0.5">
              <Link
                href={`/reports/${encodeURIComponent(report.id)}`}
                className="font-medium break-words hover:underline"
              >
                {report.title}
              </Link>
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
                <Time at={report.createdAt} />
                {admin && <span>{report.ownerName}</span>}
                <Badge variant="muted">{report.model ?? t('digest')}</Badge>
              </p>
            </div>
            <Button
              variant="ghost"
              size="icon-sm"
              title={common('delete')}
              aria-label={`${common('delete')}: ${report.title}`}
              onClick={() => setDeleting(report)}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <DeleteDialog
        row={deleting && { ...deleting, name: deleting.title }}
        rows={named}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/reports/{id}', { id })
          await refetch()
        }}
        onClose={() => setDeleting(null)}
      >
        {t('deleteText')}
      </DeleteDialog>
    </Card>
  )
}
