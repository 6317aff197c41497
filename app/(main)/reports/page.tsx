import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { ReportsPage } from '@/components/reports/reports-page'
import { Page } from '@/components/shell/page'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('reports') }
}

export default async function ReportsRoute() {
  const who = await requireAction('camera.read')
  const [{ model }, cameras, saved] = await Promise.all([
    ask(who, 'assistant.get', {}),
    ask(who, 'cameras.list', {}),
    ask(who, 'reports.list', {}),
  ])
  const choices = {
    lessons: can(who, 'schedule.read'),
    places: [...new Set(cameras.map(({ place }) => place))].filter(Boolean).sort(),
    cameras: cameras.map(({ id, name, place }) => ({ id, name, place })),
  }
  return (
    <Page>
      <ReportsPage model={model} choices={choices} saved={saved} admin={can(who, 'report.any')} />
    </Page>
  )
}
