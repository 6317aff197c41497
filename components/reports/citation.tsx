import type { Fact } from '@/server/contract/report'

const classes =
  'mx-0.5 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm bg-accent px-1 align-[1px] text-[11px] font-medium text-accent-foreground hover:bg-primary hover:text-primary-foreground print:bg-transparent print:px-0 print:align-super print:text-[9px]'

type Props = { fact: Fact; label: string; onOpen: (fact: Fact) => void }

/** Which fact a sentence rests on: opens it, with its alert, picture and chart. */
export function Citation({ fact, label, onOpen }: Props) {
  const number = fact.id.slice(1)
  return (
    <button
      type="button"
      title={label}
      aria-label={`${number}: ${label}`}
      className={classes}
      onClick={() => onOpen(fact)}
    >
      {number}
    </button>
  )
}
