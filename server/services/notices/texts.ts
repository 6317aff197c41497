/** What people are told, in their language, from the same files that the pages use: messages/<locale>/notices.json. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'use-intl/core'
import { z } from 'zod'
import { phraseOf } from '../../assistant/facts/alert-phrases'
import type { AlertView } from '../../contract/alert'
import { LOCALES, type Locale } from '../../contract/locale'

export type Said = { title: string; lines: string[] }
/** alert: null for a test. unhandledMinutes: null when it was raised just now. */
export type Sayable = { alert: AlertView | null; unhandledMinutes: number | null }
export type SayNotice = (notice: Sayable, locale: Locale, timeZone: string) => Said

export type NoticeTexts = {
  say: SayNotice
  word(key: 'open' | 'why', locale: Locale): string
  /** Of whoever has not chosen one. */
  locale: Locale
}

const KEYS = ['title', 'unhandled', 'where', 'lesson', 'testTitle', 'test', 'open', 'why'] as const
const told = z.strictObject(
  Object.fromEntries([...KEYS, 'info', 'warning', 'critical'].map((key) => [key, z.string()])),
)
const file = z.looseObject({ told })
type Say = (key: string, values?: Record<string, string | number>) => string

/** Reads the files once: a missing text is an error at start, not later. */
export function noticeTexts(messagesDir: string): NoticeTexts {
  const byLocale = new Map<Locale, Say>(
    LOCALES.map((locale) => {
      const text: unknown = JSON.parse(readFileSync(path.join(messagesDir, locale, 'notices.json'), 'utf8'))
      const translate = createTranslator({ locale, messages: file.parse(text).told, onError: () => undefined })
      return [locale, (key, values) => translate(key, values)]
    }),
  )
  const of = (locale: Locale): Say => byLocale.get(locale) ?? ((key) => key)
  return {
    say({ alert, unhandledMinutes }, locale, timeZone) {
      const t = of(locale)
      if (!alert) return { title: t('testTitle'), lines: [t('test')] }
      const when = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'medium' })
      const what = alert.cause.kind === 'unknown' ? null : phraseOf(alert.cause)
      const where = [alert.cameraName, alert.cameraPlace].filter(Boolean).join(' · ')
      return {
        title: t('title', { severity: t(alert.severity), rule: alert.ruleName, camera: alert.cameraName }),
        lines: [
          ...(unhandledMinutes === null ? [] : [t('unhandled', { minutes: unhandledMinutes })]),
          ...(what ? [capital(what.text[locale])] : []),
          t('where', { where, when: when.format(alert.raisedAt) }),
          ...(alert.lesson === null ? [] : [t('lesson', { lesson: alert.lesson })]),
        ],
      }
    },
    word: (key, locale) => of(locale)(key),
    locale: LOCALES[0],
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
