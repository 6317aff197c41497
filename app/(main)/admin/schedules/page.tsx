import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { schedulePlaces } from '@/app/lib/schedule-places'
import { requireAction } from '@/app/lib/session'
import { ScheduleList } from '@/components/admin/schedules/schedule-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('schedules') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.schedules)
  const [schedules, places] = await Promise.all([ask(who, 'schedules.list', {}), schedulePlaces(who)])
  return <ScheduleList initial={schedules} mayAdd={places.length > 0} />
}
