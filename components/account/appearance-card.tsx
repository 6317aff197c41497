'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { THEMES } from '@/components/shell/theme-menu'
import { LOCALE_NAMES, useSetLocale } from '@/components/shell/use-set-locale'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group'
import { LOCALES, type Locale } from '@/server/contract/locale'

const never = () => () => undefined

export function AppearanceCard() {
  const t = useTranslations('account.appearance')
  const nav = useTranslations('nav')
  const { theme = 'system', setTheme } = useTheme()
  const { setLocale, busy } = useSetLocale()
  const locale = useLocale()
  // The server does not know the theme: nothing is marked until the page wakes up.
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span id="theme-label">{t('theme')}</span>
          <ToggleGroup
            type="single"
            aria-labelledby="theme-label"
            value={awake ? theme : ''}
            onValueChange={(value) => value && setTheme(value)}
          >
            {THEMES.map(({ key, icon: Icon }) => (
              <ToggleGroupItem key={key} value={key}>
                <Icon aria-hidden />
                {nav(`themes.${key}`)}
              </ToggleGroupItem>
            ))}
          </ToggleGroup>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span id="language-label">{t('language')}</span>
          <ToggleGroup
            type="single"
            aria-labelledby="language-label"
            disabled={busy}
            value={locale}
            onValueChange={(value) => value && setLocale(value as Locale)}
          >
            {LOCALES.map((code) => (
              <ToggleGroupItem key={code} value={code} lang={code}>
                {LOCALE_NAMES[code]}
              </ToggleGroupItem>
            ))}
          </ToggleGroup>
        </div>
      </CardContent>
    </Card>
  )
}
