'use client'
import { useQuery } from '@tanstack/react-query'
import { MonitorPlay } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { call } from '@/components/lib/call'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { SeverityBadge } from '@/components/ui/severity-badge'
import type { AlertDetail } from '@/server/contract/alert'
import type { Role } from '@/server/contract/user'
import { AlertFacts } from './alert-facts'
import { AlertSteps } from './alert-steps'
import { EvidenceFigure } from './evidence'
import { alertKeys } from './keys'
import { StateBadge } from './state-badge'
import { StepForm } from './step-form'

/** One alert: the evidence, the facts, who did what, and what can be done. */
export function AlertDetailView({ initial, may }: { initial: AlertDetail; may: Role }) {
  const t = useTranslations('alerts')
  const { data: alert = initial } = useQuery({
    queryKey: alertKeys.detail(initial.id),
    queryFn: ({ signal }) => call('GET /api/alerts/{id}', { id: initial.id }, signal),
    initialData: initial,
  })
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 p-3 md:p-6">
      <PageHeader
        title={
          <BackTitle href="/alerts" label={t('back')}>
            {alert.ruleName}
          </BackTitle>
        }
        actions={
          <>
            <SeverityBadge severity={alert.severity} />
            <StateBadge state={alert.state} />
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <EvidenceFigure alert={alert} />
        <div className="flex min-w-0 flex-col gap-4">
          <StepForm alert={alert} may={may} />
          <AlertFacts alert={alert} />
          <Card>
            <CardHeader>
              <CardTitle>{t('steps.title')}</CardTitle>
            </CardHeader>
            <CardContent>
              <AlertSteps steps={alert.steps} />
            </CardContent>
          </Card>
          {alert.cameraId && (
            <Button asChild variant="outline">
              <Link href={`/live/${encodeURIComponent(alert.cameraId)}`}>
                <MonitorPlay aria-hidden />
                {t('openCamera')}
              </Link>
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
