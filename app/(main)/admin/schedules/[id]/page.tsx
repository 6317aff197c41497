import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { schedulePlaces } from '@/app/lib/schedule-places'
import { requireAction } from '@/app/lib/session'
import { ScheduleForm } from '@/components/admin/schedules/schedule-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('schedules'))('editTitle') }
}

export default async function EditSchedulePage({ params }: { params: Promise<{ id: string }> }) {
  const who = await requireAction(ADMIN_PAGES.schedules)
  const { id } = await params
  const [schedules, places] = await Promise.all([ask(who, 'schedules.list', {}), schedulePlaces(who)])
  const schedule = schedules.find((one) => one.id === id)
  if (!schedule) notFound()
  return <ScheduleForm schedule={schedule} places={places} />
}
