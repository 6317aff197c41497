import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { AlertDetailView } from '@/components/alerts/alert-view'
import { runtime } from '@/server/runtime'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('detailTitle') }
}

export default async function AlertPage({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const alert = await runtime()
    .services.alerts.get(who, id)
    .catch((error: unknown) => {
      if ((error as { code?: unknown }).code === 'alert_not_found') return null
      throw error
    })
  if (!alert) notFound()
  return <AlertDetailView initial={alert} role={who.role} />
}
