import { cn } from '@/components/lib/cn'
import type { Fact } from '@/server/contract/report'

const classes =
  'mx-0.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm bg-accent px-1 align-[1px] text-[11px] font-medium text-accent-foreground no-underline hover:bg-primary hover:text-primary-foreground print:bg-transparent print:px-0 print:align-super print:text-[9px]'

/** Which fact a sentence rests on: opens its alert, else its line in the list of evidence. */
export function Citation({ fact, label }: { fact: Fact; label: string }) {
  const number = fact.id.slice(1)
  const alert = fact.alertId !== null
  return (
    <a
      href={alert ? `/alerts/${encodeURIComponent(fact.alertId ?? '')}` : `#${evidenceId(fact.id)}`}
      {...(alert && { target: '_blank', rel: 'noopener' })}
      title={label}
      aria-label={`${number}: ${label}`}
      className={cn(classes)}
    >
      {number}
    </a>
  )
}

export const evidenceId = (id: string): string => `evidence-${id}`
