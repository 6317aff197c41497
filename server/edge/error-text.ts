/** Error texts for people, from the same files that the pages use: messages/<locale>/{errors,common}.json. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'use-intl/core'
import { z } from 'zod'
import type { ErrorBody } from '../contract/errors'
import { type FieldText, fieldErrors } from '../contract/field-errors'
import { LOCALES, type Locale } from '../contract/locale'
import { AppError, toErrorBody } from '../errors'

/** An error as a client gets it, its message and its fields in this language. */
export type ErrorText = (error: unknown, locale: Locale) => ErrorBody

const texts = z.record(z.string(), z.string())
const common = z.looseObject({ fieldErrors: texts })

/** Reads the files once. A code without a text is its own text; a missing file is an error at start, not later. */
export function createErrorText(messagesDir: string): ErrorText {
  const byLocale = new Map(
    LOCALES.map((locale) => {
      const read = (name: string): unknown => JSON.parse(readFileSync(path.join(messagesDir, locale, name), 'utf8'))
      const sentences = common.parse(read('common.json')).fieldErrors
      const translate = createTranslator({ locale, messages: sentences, onError: () => undefined })
      return [locale, { codes: texts.parse(read('errors.json')), sentences, say: translate as FieldText }] as const
    }),
  )
  return (error, locale) => {
    const { error: body } = toErrorBody(error)
    const known = byLocale.get(locale)
    if (!known) return { error: body }
    const found = error instanceof AppError && error.cause instanceof z.ZodError ? error.cause : null
    // Schemas' findings become sentences; services name theirs by the key of the sentence.
    const fields = found
      ? fieldErrors(found.issues, known.say)
      : body.fields &&
        Object.fromEntries(Object.entries(body.fields).map(([at, text]) => [at, known.sentences[text] ?? text]))
    return { error: { ...body, ...(fields && { fields }), message: known.codes[body.code] ?? body.code } }
  }
}

/** What a schema refused, field by field. */
export function validationError(error: z.ZodError): AppError {
  return new AppError('validation_failed', 'validation failed', {}, { cause: error })
}
