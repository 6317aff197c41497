import { cn } from '@/components/lib/cn'

/** A frame with a line of sight in it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className={cn('size-6 text-primary', className)}>
      <path
        d="M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3M8 21H5a2 2 0 0 1-2-2v-3"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="12" cy="12" r="3.25" fill="currentColor" />
      <path d="M6.5 12h2M15.5 12h2" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
