import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'

type Props = { title: ReactNode; description?: ReactNode; actions?: ReactNode; className?: string }

/** Title line of a page with its actions at the right. */
export function PageHeader({ title, description, actions, className }: Props) {
  return (
    <header className={cn('flex flex-wrap items-start justify-between gap-x-4 gap-y-3', className)}>
      <div className="min-w-0">
        <h1 className="text-lg leading-tight font-semibold tracking-tight">{title}</h1>
        {description && <p className="mt-1 max-w-2xl text-[13px] text-muted-foreground">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
