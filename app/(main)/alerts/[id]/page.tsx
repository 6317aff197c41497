import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { AlertDetailView } from '@/components/alerts/alert-view'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('detailTitle') }
}

export default async function AlertPage({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const alert = await orNull(ask(who, 'alerts.get', { id }), 'alert_not_found')
  if (!alert) notFound()
  return <AlertDetailView initial={alert} role={who.role} />
}
