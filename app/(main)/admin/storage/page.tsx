import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { StoragePage } from '@/components/admin/storage/storage-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('storage') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.storage)
  const [retention, backups, cameras] = await Promise.all([
    ask(who, 'retention.get', {}),
    ask(who, 'backups.getSchedule', {}),
    ask(who, 'cameras.list', {}),
  ])
  const named = cameras.map(({ id, name }) => ({ id, name }))
  return <StoragePage retention={retention} backups={backups} cameras={named} />
}
