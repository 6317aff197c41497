import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { HistoryPage } from '@/components/history/history-page'
import { Page } from '@/components/shell/page'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('history'))('title') }
}

export default async function HistoryRoute() {
  const who = await requireAction('camera.read')
  const cameras = await ask(who, 'cameras.list', {})
  return (
    <Page>
      <Suspense>
        <HistoryPage initial={cameras} alerts={can(who, 'alert.read')} />
      </Suspense>
    </Page>
  )
}
