import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { OwnNotices } from '@/components/account/notices/notices-page'
import { Page } from '@/components/shell/page'
import { BackTitle } from '@/components/ui/back-title'
import { PageHeader } from '@/components/ui/page-header'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices.own'))('title') }
}

export default async function NotificationsPage() {
  const who = await requirePrincipal()
  const view = await ask(who, 'notices.getOwn', {})
  const t = await getTranslations('notices.own')
  const common = await getTranslations('common')
  return (
    <Page className="max-w-2xl">
      <PageHeader
        title={
          <BackTitle href="/account" label={common('back')}>
            {t('title')}
          </BackTitle>
        }
        description={t('description')}
      />
      <OwnNotices initial={view} />
    </Page>
  )
}
