import {
  Bell,
  BellRing,
  Box,
  CalendarClock,
  ChartColumn,
  FileText,
  HardDrive,
  ListChecks,
  ListTodo,
  type LucideIcon,
  MonitorPlay,
  ScrollText,
  Settings2,
  Sparkles,
  UserRound,
  Users,
  Video,
  WandSparkles,
} from 'lucide-react'

export type AdminKey =
  | 'cameras'
  | 'models'
  | 'rules'
  | 'schedules'
  | 'users'
  | 'storage'
  | 'notices'
  | 'assistant'
  | 'jobs'
  | 'audit'
type NavKey = AdminKey | 'live' | 'incidents' | 'history' | 'reports' | 'workshop' | 'admin' | 'account'
export type NavItem = { href: string; key: NavKey; icon: LucideIcon }

const LIVE_ITEM: NavItem = { href: '/live', key: 'live', icon: MonitorPlay }
const INCIDENTS_ITEM: NavItem = { href: '/incidents', key: 'incidents', icon: Bell }
const HISTORY_ITEM: NavItem = { href: '/history', key: 'history', icon: ChartColumn }
const REPORTS_ITEM: NavItem = { href: '/reports', key: 'reports', icon: FileText }
const WORKSHOP_ITEM: NavItem = { href: '/workshop', key: 'workshop', icon: WandSparkles }

/** @param alerts whether the reader may see alerts of some camera */
export function mainItems(alerts: boolean): readonly NavItem[] {
  return [LIVE_ITEM, ...(alerts ? [INCIDENTS_ITEM] : []), HISTORY_ITEM, REPORTS_ITEM, WORKSHOP_ITEM]
}

/** Everybody has a page of jobs; those of administrators are the program's. */
export const JOBS_ITEM = { href: '/jobs', key: 'jobs', icon: ListTodo } as const satisfies NavItem

const ADMIN_ITEMS = [
  { href: '/admin/cameras', key: 'cameras', icon: Video },
  { href: '/admin/models', key: 'models', icon: Box },
  { href: '/admin/rules', key: 'rules', icon: ListChecks },
  { href: '/admin/schedules', key: 'schedules', icon: CalendarClock },
  { href: '/admin/users', key: 'users', icon: Users },
  { href: '/admin/storage', key: 'storage', icon: HardDrive },
  { href: '/admin/notices', key: 'notices', icon: BellRing },
  { href: '/admin/assistant', key: 'assistant', icon: Sparkles },
  JOBS_ITEM,
  { href: '/admin/audit', key: 'audit', icon: ScrollText },
] as const satisfies readonly (NavItem & { key: AdminKey })[]

/** @param pages which of them the reader may open */
export function adminItems(pages: readonly AdminKey[]): readonly NavItem[] {
  return ADMIN_ITEMS.filter(({ key }) => pages.includes(key))
}

export const ADMIN_ITEM = { href: '/admin', key: 'admin', icon: Settings2 } as const satisfies NavItem
export const ACCOUNT_ITEM = { href: '/account', key: 'account', icon: UserRound } as const satisfies NavItem

/** True on the page itself and on the pages below it; administration is all its pages. */
export function isCurrent(pathname: string, href: string): boolean {
  if (href === ADMIN_ITEM.href) return ADMIN_ITEMS.some((item) => isCurrent(pathname, item.href))
  return pathname === href || pathname.startsWith(`${href}/`)
}
