import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'

type Props = { icon: LucideIcon; title: ReactNode; children?: ReactNode; action?: ReactNode; className?: string }

/** Nothing here yet: what belongs here and the next step. */
export function EmptyState({ icon: Icon, title, children, action, className }: Props) {
  return (
    <div className={cn('flex flex-col items-center justify-center gap-3 px-6 py-14 text-center', className)}>
      <span className="flex size-11 items-center justify-center rounded-full bg-muted text-muted-foreground">
        <Icon className="size-5" aria-hidden />
      </span>
      <div className="max-w-md space-y-1">
        <p className="font-medium">{title}</p>
        {children && <p className="text-sm leading-relaxed text-muted-foreground">{children}</p>}
      </div>
      {action}
    </div>
  )
}
