'use client'
import { type Locale, type Messages, NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useSyncExternalStore } from 'react'

const never = () => () => undefined

type Props = { locale: Locale; messages: Messages; serverTimeZone: string; children: ReactNode }

/** Times are shown in the reader's own zone; the server's is only used until the page wakes up. */
export function IntlProvider({ locale, messages, serverTimeZone, children }: Props) {
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => serverTimeZone,
  )
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  )
}
