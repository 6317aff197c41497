import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'

const KINDS = {
  info: { icon: Info, classes: 'border-info/30 bg-info-soft [&>svg]:text-info', role: undefined },
  success: { icon: CircleCheck, classes: 'border-success/30 bg-success-soft [&>svg]:text-success', role: 'status' },
  warning: { icon: TriangleAlert, classes: 'border-warning/35 bg-warning-soft [&>svg]:text-warning', role: 'status' },
  critical: { icon: CircleAlert, classes: 'border-critical/35 bg-critical-soft [&>svg]:text-critical', role: 'alert' },
} as const

type Props = { kind?: keyof typeof KINDS; title?: ReactNode; children?: ReactNode; className?: string }

/** A message in the flow of a page. */
export function Callout({ kind = 'info', title, children, className }: Props) {
  const { icon: Icon, classes, role } = KINDS[kind]
  return (
    <div role={role} className={cn('flex gap-2.5 rounded-md border px-3 py-2.5 text-sm', classes, className)}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 break-words">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  )
}
