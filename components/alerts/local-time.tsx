'use client'
import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** A moment on the reader's own clock and in their zone; the server, which knows neither, leaves it blank. */
export function LocalTime({ at, style = 'long' }: { at: number; style?: 'long' | 'short' }) {
  const locale = useLocale()
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const date = new Date(at)
  const full = { dateStyle: 'medium', timeStyle: 'medium' } as const
  const short = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  return (
    <time dateTime={date.toISOString()} title={inBrowser ? date.toLocaleString(locale, full) : undefined}>
      {inBrowser ? date.toLocaleString(locale, style === 'long' ? full : short) : '\u00a0'}
    </time>
  )
}
