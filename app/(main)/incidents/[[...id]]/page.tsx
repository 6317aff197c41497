import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requireAction } from '@/app/lib/session'
import { IncidentDesk } from '@/components/incidents/incident-desk'

type Props = { params: Promise<{ id?: string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents'))('title') }
}

/** The list, and with an id the incident that a link leads to. */
export default async function IncidentsPage({ params }: Props) {
  const who = await requireAction('alert.read')
  const { id: [id, ...more] = [] } = await params
  const initial = id === undefined ? null : await orNull(ask(who, 'incidents.get', { id }), 'incident_not_found')
  if (more.length > 0 || (id !== undefined && !initial)) notFound()
  return (
    <Suspense>
      <IncidentDesk me={who.userId} initial={initial} />
    </Suspense>
  )
}
