import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { AuditHistory } from '@/components/admin/audit/audit-history'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('audit') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.audit)
  const [users, cameras] = await Promise.all([ask(who, 'users.list', {}), ask(who, 'cameras.list', {})])
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  return <AuditHistory users={users.map(named)} cameras={cameras.map(named)} />
}
