/** The language of one request: the cookie that the language switch sets, else what the browser asks for. */
import { readCookie } from '../auth/cookie'
import { chooseLocale, LOCALE_COOKIE, type Locale } from '../contract/locale'

export function localeOf(headers: { cookie?: string | undefined; 'accept-language'?: string | undefined }): Locale {
  return chooseLocale(readCookie(headers.cookie, LOCALE_COOKIE), headers['accept-language'])
}
