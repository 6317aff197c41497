import { cn } from '@/components/lib/cn'

type Props = {
  /** What goes on, for who does not see the bar. */
  label: string
  /** 0..1 of the work itself. */
  share: number
  className?: string
}

export function ProgressBar({ label, share, className }: Props) {
  const percent = Math.round(share * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={cn('h-1.5 overflow-hidden rounded-full bg-muted', className)}
    >
      <div className="h-full bg-primary transition-[width]" style={{ width: `${share * 100}%` }} />
    </div>
  )
}
