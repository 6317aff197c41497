import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'

const TABS = [
  { name: 'report', href: '/reports' },
  { name: 'ask', href: '/reports/ask' },
] as const

/** The two ways to what is stored: a report of a period, or a question. */
export function ReportsTabs({ current }: { current: (typeof TABS)[number]['name'] }) {
  const t = useTranslations('reports.tabs')
  return (
    <nav aria-label={t('label')} className="flex gap-1 border-b print:hidden">
      {TABS.map(({ name, href }) => (
        <Link
          key={name}
          href={href}
          aria-current={name === current ? 'page' : undefined}
          className={cn(
            '-mb-px border-b-2 px-3 py-2 text-sm font-medium',
            name === current
              ? 'border-primary text-foreground'
              : 'border-transparent text-muted-foreground hover:text-foreground',
          )}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
