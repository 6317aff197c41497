import { LoaderCircle } from 'lucide-react'
import { cn } from '@/components/lib/cn'

/** Decorative: say in words what is loading beside it, or give a label. */
export function Spinner({ className, label }: { className?: string; label?: string }) {
  return (
    <LoaderCircle
      className={cn('size-4 animate-spin', className)}
      role={label ? 'status' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    />
  )
}
