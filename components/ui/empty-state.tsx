import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'

type Props = {
  icon: LucideIcon
  title: ReactNode
  /** The title is the page's own heading: where there is nothing else on the page. */
  heading?: boolean
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Nothing here yet: what belongs here and the next step. */
export function EmptyState({ icon: Icon, title, heading = false, children, action, className }: Props) {
  const Title = heading ? 'h1' : 'p'
  return (
    <div className={cn('flex flex-col items-center justify-center gap-3 px-6 py-14 text-center', className)}>
      <span className="flex size-11 items-center justify-center rounded-full bg-muted text-muted-foreground">
        <Icon className="size-5" aria-hidden />
      </span>
      <div className="max-w-md space-y-1">
        <Title className="font-medium">{title}</Title>
        {children && <p className="text-sm leading-relaxed text-muted-foreground">{children}</p>}
      </div>
      {action}
    </div>
  )
}
