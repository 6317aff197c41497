/** The languages there are and which one a reader gets. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
/** Set by the language switch. */
export const LOCALE_COOKIE = 'sightline.locale'

/** A locale by its exact name, or null. */
export function toLocale(name: unknown): Locale | null {
  return LOCALES.find((locale) => locale === name) ?? null
}

/** The reader's own choice, else the browser's language, else the first of ours. */
export function chooseLocale(chosen: string | null | undefined, acceptLanguage: string | null | undefined): Locale {
  return toLocale(chosen) ?? fromAcceptLanguage(acceptLanguage ?? '') ?? LOCALES[0]
}

/** The first language of an Accept-Language header that we speak, by the reader's own order of preference. */
function fromAcceptLanguage(header: string): Locale | null {
  const wanted = header
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { language } of wanted) {
    const found = LOCALES.find((locale) => locale.split('-')[0] === language)
    if (found) return found
  }
  return null
}
