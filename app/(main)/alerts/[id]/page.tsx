import { notFound, redirect } from 'next/navigation'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { can } from '@/server/access/can'

type Props = { params: Promise<{ id: string }> }

/** An alert is shown in its incident. */
export default async function AlertPage({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const alert = can(who, 'alert.read') && (await orNull(ask(who, 'alerts.get', { id }), 'alert_not_found'))
  if (!alert) notFound()
  redirect(`/incidents/${encodeURIComponent(alert.incidentId)}?alert=${encodeURIComponent(id)}`)
}
