import { Bell, Box, ListChecks, type LucideIcon, MonitorPlay, Settings2, UserRound, Users, Video } from 'lucide-react'

type NavKey = 'live' | 'alerts' | 'admin' | 'cameras' | 'models' | 'rules' | 'users' | 'account'
export type NavItem = { href: string; key: NavKey; icon: LucideIcon; alerts?: boolean }

export const MAIN_ITEMS = [
  { href: '/live', key: 'live', icon: MonitorPlay },
  { href: '/alerts', key: 'alerts', icon: Bell, alerts: true },
] as const satisfies readonly NavItem[]

export const ADMIN_ITEMS = [
  { href: '/admin/cameras', key: 'cameras', icon: Video },
  { href: '/admin/models', key: 'models', icon: Box },
  { href: '/admin/rules', key: 'rules', icon: ListChecks },
  { href: '/admin/users', key: 'users', icon: Users },
] as const satisfies readonly NavItem[]

export const ADMIN_ITEM = { href: '/admin', key: 'admin', icon: Settings2 } as const satisfies NavItem
export const ACCOUNT_ITEM = { href: '/account', key: 'account', icon: UserRound } as const satisfies NavItem

/** True on the page itself and on the pages below it. */
export function isCurrent(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`)
}
