import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AlertCenter } from '@/components/alerts/alert-center'
import { LiveProvider } from '@/components/live/provider'
import type { Role } from '@/server/contract/user'
import { DiskBar } from './disk-bar'
import type { AdminKey } from './nav-items'
import { OfflineBar } from './offline-bar'
import { PhoneBottomNav, PhoneTopBar } from './phone-nav'
import { SessionKeeper } from './session-keeper'
import { SideNav } from './side-nav'

type Props = {
  name: string
  role: Role
  /** May see alerts of some camera. */
  alerts: boolean
  /** The pages of administration that are open to them. */
  adminPages: readonly AdminKey[]
  children: ReactNode
}

/** What surrounds every page of a signed-in person. Pages fill `main` and bring their own padding (see Page). */
export function AppFrame({ name, role, alerts, adminPages, children }: Props) {
  const t = useTranslations('nav')
  return (
    <LiveProvider>
      <div className="min-h-dvh md:flex">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:translate-y-0 print:hidden"
        >
          {t('skip')}
        </a>
        <SideNav name={name} role={role} alerts={alerts} adminPages={adminPages} />
        <PhoneTopBar name={name} role={role} />
        <div className="flex min-w-0 flex-1 flex-col">
          <OfflineBar />
          {role === 'admin' && <DiskBar />}
          <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col pb-16 outline-none md:pb-0">
            {children}
          </main>
        </div>
        <PhoneBottomNav alerts={alerts} admin={adminPages.length > 0} />
        {alerts && <AlertCenter />}
        <SessionKeeper />
      </div>
    </LiveProvider>
  )
}
