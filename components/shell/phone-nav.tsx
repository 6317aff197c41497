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
import { ACCOUNT_ITEM, ADMIN_ITEM, isCurrent, mainItems, type NavItem } from './nav-items'
import { ThemeMenu } from './theme-menu'
import { UserMenu } from './user-menu'

/** The strip at the top of phones. */
export function PhoneTopBar({ name, role }: { name: string; role: Role }) {
  const common = useTranslations('common')
  return (
    <header className="print:hidden sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-card px-3 md:hidden">
      <Link href="/live" className="flex items-center gap-2 font-semibold">
        <Logo className="size-5" />
        {common('product')}
      </Link>
      <div className="ml-auto flex items-center gap-0.5">
        <ConnectionBadge />
        <ThemeMenu />
        <LanguageMenu />
        <UserMenu name={name} role={role} />
      </div>
    </header>
  )
}

/** Navigation under the thumb. */
export function PhoneBottomNav({ alerts, admin }: { alerts: boolean; admin: boolean }) {
  const t = useTranslations('nav')
  const pathname = usePathname()
  const items: readonly NavItem[] = [...mainItems(alerts), ...(admin ? [ADMIN_ITEM] : []), ACCOUNT_ITEM]
  return (
    <nav
      aria-label={t('main')}
      className="fixed inset-x-0 bottom-0 print:hidden z-30 border-t bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {items.map(({ href, key, icon: Icon }) => {
          const current = isCurrent(pathname, href)
          return (
            <li key={href} className="flex-1">
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'relative flex h-14 flex-col items-center justify-center gap-1 text-[11px] text-muted-foreground',
                  current && 'font-medium text-primary',
                )}
              >
                <Icon className="size-5" aria-hidden />
                {t(key)}
                {key === 'incidents' && (
                  <span className="absolute top-1 left-1/2 ml-2">
                    <UnreadCount />
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
