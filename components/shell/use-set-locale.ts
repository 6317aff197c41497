'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { send } from '@/components/lib/send'
import { useErrorText } from '@/components/lib/use-error-text'
import type { Locale } from '@/server/contract/locale'

/** Names of the languages in themselves, so that everybody finds their own. */
export const LOCALE_NAMES: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' }

/** Remembers the language in a cookie and draws the page again in it. */
export function useSetLocale(): { setLocale: (locale: Locale) => void; busy: boolean } {
  const router = useRouter()
  const errorText = useErrorText()
  const [busy, start] = useTransition()
  const setLocale = (locale: Locale) =>
    start(async () => {
      try {
        await send('POST', '/api/locale', { locale })
        router.refresh()
      } catch (error) {
        toast.error(errorText(error))
      }
    })
  return { setLocale, busy }
}
