/** What a schema refused, said per field in the user's language; the same for forms and for the API. */
import type { z } from 'zod'

export type FieldText = (key: FieldTextKey, values?: Record<string, string | number>) => string
export type FieldTextKey =
  | 'required'
  | 'tooShort'
  | 'tooLong'
  | 'tooSmall'
  | 'tooBig'
  | 'notInteger'
  | 'notMultiple'
  | 'email'
  | 'format'
  | 'invalid'
  // What the services find, which no schema can.
  | 'passwordAgain'
  | 'secretAgain'
  | 'characters'
  | 'notOnnx'

type Issue = z.core.$ZodIssue

function say(issue: Issue, t: FieldText): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || Number.isNaN(issue.input)) return t('required')
      return issue.expected === 'int' ? t('notInteger') : t('invalid')
    case 'too_small':
      if (issue.origin !== 'string') return t('tooSmall', { min: Number(issue.minimum) })
      return issue.minimum === 1 ? t('required') : t('tooShort', { min: Number(issue.minimum) })
    case 'too_big':
      return t(issue.origin === 'string' ? 'tooLong' : 'tooBig', { max: Number(issue.maximum) })
    case 'not_multiple_of':
      return t('notMultiple', { divisor: issue.divisor })
    case 'invalid_format':
      return t(issue.format === 'email' ? 'email' : 'format')
    default:
      return t('invalid')
  }
}

/** Field path (joined with dots) -> one sentence; the first problem of each field. */
export function fieldErrors(issues: readonly Issue[], t: FieldText): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[issue.path.join('.')] ??= say(issue, t)
  return fields
}
