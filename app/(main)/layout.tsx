import type { ReactNode } from 'react'
import { requirePrincipal } from '@/app/lib/session'
import { AppFrame } from '@/components/shell/app-frame'

export default async function MainLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requirePrincipal()
  return (
    <AppFrame name={name} role={role}>
      {children}
    </AppFrame>
  )
}
