'use client'
import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'

const STYLES = {
  long: { dateStyle: 'medium', timeStyle: 'medium' },
  day: { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  minute: { hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
} as const

const never = () => () => {}

/** Today's have no date. */
const briefOf = (date: Date) => (date.toDateString() === new Date().toDateString() ? 'minute' : 'day')

/** A moment on the reader's own clock and in their zone; the server, which knows neither, leaves it blank. */
export function LocalTime({ at, style = 'long' }: { at: number; style?: 'long' | 'brief' | 'time' }) {
  const locale = useLocale()
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={inBrowser ? date.toLocaleString(locale, STYLES.long) : undefined}>
      {inBrowser ? date.toLocaleString(locale, STYLES[style === 'brief' ? briefOf(date) : style]) : '\u00a0'}
    </time>
  )
}
