import { cn } from '@/components/lib/cn'
import type { BehaviourCode } from '@/server/contract/behaviours'
import { BEHAVIOUR_COLOURS } from '@/server/contract/palette'

/** The behaviour's colour; its name always stands beside it. */
export function BehaviourDot({ code, className }: { code: BehaviourCode; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('inline-block size-2.5 shrink-0 rounded-[2px]', className)}
      style={{ background: BEHAVIOUR_COLOURS[code] }}
    />
  )
}
