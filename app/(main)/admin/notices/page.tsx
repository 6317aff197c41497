import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { NoticesPage } from '@/components/admin/notices/notices-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('notices') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.notices)
  const [settings, webhooks, users] = await Promise.all([
    ask(who, 'notices.getSettings', {}),
    ask(who, 'notices.listWebhooks', {}),
    ask(who, 'users.list', {}),
  ])
  const people = users.filter(({ disabled }) => !disabled).map(({ id, name, email }) => ({ id, name, hint: email }))
  return <NoticesPage settings={settings} webhooks={webhooks} people={people} />
}
