import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orNull } from '@/app/lib/or-null'
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
  const alert = await orNull(runtime().services.alerts.get(who, id), 'alert_not_found')
  if (!alert) notFound()
  return <AlertDetailView initial={alert} role={who.role} />
}
