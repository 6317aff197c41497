'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import { type AdminKey, adminItems, isCurrent } from '@/components/shell/nav-items'

/** The admin pages as tabs on phones, where the side navigation has no room. */
export function AdminTabs({ pages }: { pages: readonly AdminKey[] }) {
  const t = useTranslations('nav')
  const pathname = usePathname()
  return (
    <nav aria-label={t('admin')} className="-mx-4 -mt-4 overflow-x-auto border-b bg-card px-2 md:hidden">
      <ul className="flex">
        {adminItems(pages).map(({ href, key }) => {
          const current = isCurrent(pathname, href)
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-11 items-center border-b-2 border-transparent px-3 text-[13px] whitespace-nowrap text-muted-foreground',
                  current && 'border-primary font-medium text-foreground',
                )}
              >
                {t(key)}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
