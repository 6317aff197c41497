'use client'
import { useFormatter } from 'next-intl'

/** A moment in the reader's language and zone. `at` is Unix ms. */
export function Time({ at, className }: { at: number; className?: string }) {
  const format = useFormatter()
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
}
