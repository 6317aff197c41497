import { cn } from '@/components/lib/cn'
import type { BehaviourCode } from '@/server/contract/behaviours'
import { colourOf } from '@/server/contract/palette'

/** The behaviour's colour, or that of boxes without one; its name always stands beside it. */
export function BehaviourDot({ code, className }: { code: BehaviourCode | null; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('inline-block size-2.5 shrink-0 rounded-[2px]', className)}
      style={{ background: colourOf(code) }}
    />
  )
}
