'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { UnreadCount } from '@/components/alerts/alert-center'
import { cn } from '@/components/lib/cn'
import { ConnectionBadge } from '@/components/live/connection-badge'
import type { Role } from '@/server/contract/user'
import { LanguageMenu } from './language-menu'
import { Logo } from './logo'
import { ACCOUNT_ITEM, type AdminKey, adminItems, isCurrent, mainItems, type NavItem } from './nav-items'
import { ThemeMenu } from './theme-menu'
import { UserMenu } from './user-menu'

function NavLink({ item }: { item: NavItem }) {
  const t = useTranslations('nav')
  const current = isCurrent(usePathname(), item.href)
  const Icon = item.icon
  return (
    <li>
      <Link
        href={item.href}
        title={t(item.key)}
        aria-current={current ? 'page' : undefined}
        className={cn(
          'relative flex h-9 items-center justify-center gap-2.5 rounded-md px-2.5 text-[13px] text-muted-foreground transition-colors hover:bg-accent hover:text-accent-foreground xl:justify-start',
          current && 'bg-accent font-medium text-accent-foreground',
        )}
      >
        {current && <span aria-hidden className="absolute inset-y-2 -left-2 w-0.75 rounded-r bg-primary" />}
        <Icon className="size-4.5 shrink-0" aria-hidden />
        <span className="sr-only truncate xl:not-sr-only">{t(item.key)}</span>
        {item.key === 'incidents' && (
          <span className="absolute top-0.5 right-0 xl:static xl:ml-auto">
            <UnreadCount />
          </span>
        )}
      </Link>
    </li>
  )
}

type Props = { name: string; role: Role; alerts: boolean; adminPages: readonly AdminKey[] }

/** Navigation at the left of wide screens; icons alone on medium ones, so that pictures get the room. */
export function SideNav({ name, role, alerts, adminPages }: Props) {
  const t = useTranslations('nav')
  const common = useTranslations('common')
  return (
    <aside className="print:hidden sticky top-0 hidden h-dvh w-14 shrink-0 flex-col border-r bg-card md:flex xl:w-52">
      <Link href="/live" className="flex h-14 items-center justify-center gap-2.5 px-2 xl:justify-start xl:px-4">
        <Logo />
        <span className="sr-only text-[15px] font-semibold tracking-tight xl:not-sr-only">{common('product')}</span>
      </Link>
      <nav aria-label={t('main')} className="flex-1 space-y-4 overflow-y-auto px-2 py-1">
        <ul className="space-y-0.5">
          {mainItems(alerts).map((item) => (
            <NavLink key={item.href} item={item} />
          ))}
        </ul>
        {adminPages.length > 0 && (
          <div>
            <p className="mx-2.5 mb-1 hidden text-xs text-muted-foreground xl:block">{t('admin')}</p>
            <ul className="space-y-0.5 border-t pt-2 xl:border-0 xl:pt-0">
              {adminItems(adminPages).map((item) => (
                <NavLink key={item.href} item={item} />
              ))}
            </ul>
          </div>
        )}
        <ul className="border-t pt-2">
          <NavLink item={ACCOUNT_ITEM} />
        </ul>
      </nav>
      <div className="flex flex-col items-center gap-1 border-t p-2 xl:items-stretch">
        <div className="flex max-w-full justify-center overflow-hidden xl:justify-start xl:px-1 xl:py-1">
          <ConnectionBadge />
        </div>
        <div className="flex flex-col items-center gap-0.5 xl:flex-row">
          <UserMenu name={name} role={role} />
          <ThemeMenu />
          <LanguageMenu />
        </div>
      </div>
    </aside>
  )
}
