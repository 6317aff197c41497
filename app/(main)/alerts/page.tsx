import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireAction } from '@/app/lib/session'
import { AlertHistory } from '@/components/alerts/alert-history'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('title') }
}

export default async function AlertsPage() {
  await requireAction('alert.read')
  return (
    <Suspense>
      <AlertHistory />
    </Suspense>
  )
}
