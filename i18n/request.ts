import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { chooseLocale, LOCALE_COOKIE, toLocale } from '@/server/contract/locale'
import { NAMESPACES } from './namespaces'

export default getRequestConfig(async ({ locale: asked }) => {
  const locale =
    toLocale(asked) ??
    chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language'))
  const parts = await Promise.all(
    NAMESPACES.map(async (name) => [name, (await import(`../messages/${locale}/${name}.json`)).default] as const),
  )
  // Times are shown in the viewer's own zone; the server's is only the first guess, replaced on the client.
  return { locale, messages: Object.fromEntries(parts), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
})
