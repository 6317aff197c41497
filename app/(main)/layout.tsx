import type { ReactNode } from 'react'
import { requirePrincipal } from '@/app/lib/session'
import { LiveProvider } from '@/components/live/provider'
import { AppFrame } from '@/components/shell/app-frame'

export default async function MainLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requirePrincipal()
  return (
    <LiveProvider>
      <AppFrame name={name} role={role}>
        {children}
      </AppFrame>
    </LiveProvider>
  )
}
