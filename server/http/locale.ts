/** The language of one request: the cookie that the language switch sets, else what the browser asks for, else Chinese. */
import { readCookie } from '../auth/cookie'
import { LOCALE_COOKIE, LOCALES, type Locale } from '../contract/session'

export function localeOf(headers: { cookie?: string | undefined; 'accept-language'?: string | undefined }): Locale {
  const chosen = readCookie(headers.cookie, LOCALE_COOKIE)
  return toLocale(chosen) ?? fromAccepted(headers['accept-language'] ?? '') ?? LOCALES[0]
}

/** A locale by its exact name, or null. */
export function toLocale(name: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => locale === name) ?? null
}

function fromAccepted(header: string): Locale | null {
  const wanted = header
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((value) => value !== undefined)
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) }
    })
    .sort((a, b) => b.q - a.q)
  for (const { language } of wanted) {
    const found = LOCALES.find((locale) => locale.split('-')[0] === language)
    if (found) return found
  }
  return null
}
