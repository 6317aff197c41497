/** What a schema refused, said per field in the user's language; the same for forms and for the API. */
import type { z } from 'zod'
import type { TimetableFault } from '../rules/schedule/check'
import type { WorkflowFault } from './workflow'

export type FieldText = (key: FieldTextKey, values?: Record<string, string | number>) => string
export type FieldTextKey =
  | 'required'
  | 'tooShort'
  | 'tooLong'
  | 'tooSmall'
  | 'tooBig'
  | 'notInteger'
  | 'notMultiple'
  | 'tooFew'
  | 'tooMany'
  | 'email'
  | 'format'
  | 'rtspAddress'
  | 'httpAddress'
  | 'devicePath'
  | 'invalid'
  | 'twice'
  | 'nameTwice'
  | 'outsidePicture'
  | 'crossesItself'
  | 'lineTooShort'
  // What the services find, which no schema can.
  | 'passwordAgain'
  | 'secretAgain'
  | 'noRecording'
  | 'cameraAddress'
  | 'characters'
  | 'notOnnx'
  | 'notYourPlace'
  | 'noSuchZone'
  | 'instant'
  | 'notYourSchedule'
  | 'oneTimetable'
  | TimetableFault
  | 'privateAddress'
  | 'addressRange'
  | 'laterStep'
  | 'period'
  | 'future'
  | WorkflowFault

type Issue = z.core.$ZodIssue

/** For `refine` and `addIssue`: the sentence that says what was refused. */
export const says = (text: FieldTextKey) => ({ params: { text } })

function say(issue: Issue, t: FieldText): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || Number.isNaN(issue.input)) return t('required')
      return issue.expected === 'int' ? t('notInteger') : t('invalid')
    case 'too_small':
      if (issue.origin === 'array') return t('tooFew', { min: Number(issue.minimum) })
      if (issue.origin !== 'string') return t('tooSmall', { min: Number(issue.minimum) })
      return issue.minimum === 1 ? t('required') : t('tooShort', { min: Number(issue.minimum) })
    case 'too_big':
      if (issue.origin === 'array') return t('tooMany', { max: Number(issue.maximum) })
      return t(issue.origin === 'string' ? 'tooLong' : 'tooBig', { max: Number(issue.maximum) })
    case 'not_multiple_of':
      return t('notMultiple', { divisor: issue.divisor })
    case 'invalid_format':
      return t(formatOf(issue))
    case 'custom':
      return t((issue.params?.text as FieldTextKey | undefined) ?? 'invalid')
    default:
      return t('invalid')
  }
}

/** Which format is meant is read from the pattern that was not met. */
function formatOf({ format, pattern = '' }: Extract<Issue, { code: 'invalid_format' }>): FieldTextKey {
  if (format === 'email') return 'email'
  if (pattern.includes('rtsp')) return 'rtspAddress'
  if (pattern.includes('http')) return 'httpAddress'
  return pattern.includes('video') ? 'devicePath' : 'format'
}

/** Field path (joined with dots) -> one sentence; the first problem of each field. */
export function fieldErrors(issues: readonly Issue[], t: FieldText): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[issue.path.join('.')] ??= say(issue, t)
  return fields
}
