import type { ReactNode } from 'react'
import { adminPagesOf } from '@/app/lib/admin-pages'
import { requirePrincipal } from '@/app/lib/session'
import { AdminTabs } from '@/components/admin/admin-tabs'
import { Page } from '@/components/shell/page'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const who = await requirePrincipal()
  return (
    <Page>
      <AdminTabs pages={adminPagesOf(who)} />
      {children}
    </Page>
  )
}
