import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requirePrincipal } from '@/app/lib/session'
import { AlertHistory } from '@/components/alerts/alert-history'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('title') }
}

export default async function AlertsPage() {
  if (!can(await requirePrincipal(), 'alert.read')) redirect('/no-access')
  return (
    <Suspense>
      <AlertHistory />
    </Suspense>
  )
}
