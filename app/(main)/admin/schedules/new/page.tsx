import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { schedulePlaces } from '@/app/lib/schedule-places'
import { requireAction } from '@/app/lib/session'
import { ScheduleForm } from '@/components/admin/schedules/schedule-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('schedules'))('newTitle') }
}

export default async function NewSchedulePage() {
  const places = await schedulePlaces(await requireAction(ADMIN_PAGES.schedules))
  if (places.length === 0) redirect('/no-access')
  return <ScheduleForm schedule={null} places={places} />
}
