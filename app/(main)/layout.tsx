import type { ReactNode } from 'react'
import { adminPagesOf } from '@/app/lib/admin-pages'
import { requirePrincipal } from '@/app/lib/session'
import { AppFrame } from '@/components/shell/app-frame'
import { can } from '@/server/access/can'

export default async function MainLayout({ children }: { children: ReactNode }) {
  const who = await requirePrincipal()
  return (
    <AppFrame name={who.name} role={who.role} alerts={can(who, 'alert.read')} adminPages={adminPagesOf(who)}>
      {children}
    </AppFrame>
  )
}
