import type { Metadata, Viewport } from 'next'
import { getLocale, getMessages, getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import './globals.css'
import { IntlProvider } from '@/components/shell/intl-provider'
import { Providers } from './providers'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return { title: { default: t('product'), template: `%s · ${t('product')}` }, description: t('tagline') }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f6f8' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1217' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale()
  // next-themes sets the class before React wakes up, hence suppressHydrationWarning.
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <IntlProvider locale={locale} messages={await getMessages()} serverTimeZone={await getTimeZone()}>
          <Providers>{children}</Providers>
        </IntlProvider>
      </body>
    </html>
  )
}
