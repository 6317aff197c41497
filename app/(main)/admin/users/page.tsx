import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { UserList } from '@/components/admin/users/user-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('users') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.users)
  const [users, cameras] = await Promise.all([ask(who, 'users.list', {}), ask(who, 'cameras.list', {})])
  return <UserList initial={users} cameras={cameras} me={who.userId} />
}
