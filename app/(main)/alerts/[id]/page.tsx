import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { AlertDetailView } from '@/components/alerts/alert-view'
import { can, levelOn } from '@/server/access/can'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('detailTitle') }
}

export default async function AlertPage({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const alert = can(who, 'alert.read') && (await orNull(ask(who, 'alerts.get', { id }), 'alert_not_found'))
  if (!alert) notFound()
  const cameras = await ask(who, 'cameras.list', {})
  // A camera that moved counts where it is now, one that is gone where it was.
  const place = cameras.find((camera) => camera.id === alert.cameraId)?.place ?? alert.cameraPlace
  return <AlertDetailView initial={alert} may={levelOn(who, { cameraId: alert.cameraId, place })} />
}
