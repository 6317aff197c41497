/** Error texts for people, from the same files that the pages use: messages/<locale>/errors.json, keyed by code. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { ErrorBody } from '../contract/errors'
import { LOCALES, type Locale } from '../contract/locale'
import { AppError, toErrorBody } from '../errors'

/** An error as a client gets it, its message in this language. */
export type ErrorText = (error: unknown, locale: Locale) => ErrorBody

const texts = z.record(z.string(), z.string())

/** Reads the files once. A code without a text is its own text; a missing file is an error at start, not later. */
export function createErrorText(messagesDir: string): ErrorText {
  const byLocale = new Map(
    LOCALES.map((locale) => {
      const file = path.join(messagesDir, locale, 'errors.json')
      return [locale, texts.parse(JSON.parse(readFileSync(file, 'utf8')))] as const
    }),
  )
  return (error, locale) => {
    const body = toErrorBody(error)
    const { code } = body.error
    return { error: { ...body.error, message: byLocale.get(locale)?.[code] ?? code } }
  }
}

/** What a schema refused, field by field. */
export function validationError(error: z.ZodError): AppError {
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
  return new AppError('validation_failed', 'validation failed', { fields })
}
