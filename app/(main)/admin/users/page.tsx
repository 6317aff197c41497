import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { UserList } from '@/components/admin/users/user-list'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('users') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  const { services } = runtime()
  return <UserList initial={await services.users.list(who)} me={who.userId} />
}
