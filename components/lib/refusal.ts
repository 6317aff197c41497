/** What a form was refused for, and what is left of it while people mend it. Pure. */
import { ApiError, type ApiErrorCode } from './api-error'

/** Field path (joined with dots) -> one sentence. */
export type FieldSentences = Record<string, string>
/** The value as it was sent, and what was wrong with it. */
export type Refusal = { value: unknown; fields: FieldSentences }

/** Where an error that names no field belongs: the first of these paths that the form has. */
const FIELD_OF: Partial<Record<ApiErrorCode, readonly string[]>> = {
  name_taken: ['name'],
  email_taken: ['email'],
  wrong_password: ['current'],
  model_not_found: ['modelId'],
  camera_not_found: ['cameraId'],
  schedule_not_found: ['scheduleId'],
  source_invalid_url: ['source.url'],
  source_address: ['source.url'],
  source_unreachable: ['source.url'],
  source_refused: ['source.url'],
  source_timeout: ['source.url'],
  source_not_found: ['source.url', 'source.path'],
  source_outside_media: ['source.path'],
  source_auth: ['source.username'],
}

/** The field that an error is about, or null when it is about none, or about none of this form. */
function fieldOf(code: ApiErrorCode, value: unknown): string | null {
  return FIELD_OF[code]?.find((path) => valueAt(value, path) !== undefined) ?? null
}

/** What a failed request says of single fields; empty when it is about the whole. */
export function fieldsOf(error: unknown, value: unknown, say: (error: unknown) => string): FieldSentences {
  if (!(error instanceof ApiError)) return {}
  if (Object.keys(error.fields).length > 0) return error.fields
  const path = fieldOf(error.code, value)
  return path === null ? {} : { [path]: say(error) }
}

/**
 * The marks that still stand: those of fields that are as they were, and what is wrong with the others now. A field that
 * was right is left in peace until the form is sent again.
 * @param check what a schema says of a value
 */
export function stillWrong(
  refusal: Refusal,
  value: unknown,
  check: (value: unknown) => FieldSentences,
): FieldSentences {
  const entries = Object.entries(refusal.fields)
  const same = ([path]: [string, string]) => valueAt(refusal.value, path) === valueAt(value, path)
  if (entries.every(same)) return refusal.fields
  const now = check(value)
  return Object.fromEntries(
    entries.flatMap(([path, sentence]) => {
      if (same([path, sentence])) return [[path, sentence]]
      return now[path] === undefined ? [] : [[path, now[path]]]
    }),
  )
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
