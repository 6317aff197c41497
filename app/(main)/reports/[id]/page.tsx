import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { SavedReport } from '@/components/reports/saved-report'
import { Page } from '@/components/shell/page'
import { can } from '@/server/access/can'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('reports') }
}

export default async function ReportRoute({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const report = can(who, 'camera.read') && (await orNull(ask(who, 'reports.get', { id }), 'report_not_found'))
  if (!report) notFound()
  return (
    <Page>
      <SavedReport initial={report} />
    </Page>
  )
}
