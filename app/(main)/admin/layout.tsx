import type { ReactNode } from 'react'
import { requirePrincipal } from '@/app/lib/session'
import { AdminTabs } from '@/components/admin/admin-tabs'
import { Page } from '@/components/shell/page'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requirePrincipal('admin')
  return (
    <Page>
      <AdminTabs />
      {children}
    </Page>
  )
}
