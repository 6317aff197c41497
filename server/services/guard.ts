/** What can be an id, and what can be stored as text. */
import type { ErrorCode } from '../contract/errors'
import { AppError } from '../errors'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text can be an id; PostgreSQL answers anything else with an error instead of no row. */
export function isId(id: string): boolean {
  return UUID.test(id)
}

/** Throws `code` (a *_not_found) for a text that cannot be an id. */
export function requireId(id: string, code: ErrorCode): void {
  if (!isId(id)) throw new AppError(code)
}

/** What JavaScript calls text and PostgreSQL does not: NUL, and half of a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u

/** Throws validation_failed naming the fields, at any depth, that hold what cannot be stored as text. */
export function requireText(value: unknown): void {
  const bad = unstorable(value, [])
  if (bad.length === 0) return
  throw new AppError('validation_failed', 'text that cannot be stored', {
    fields: Object.fromEntries(bad.map((path) => [path.join('.'), 'characters'])),
  })
}

function unstorable(value: unknown, path: string[]): string[][] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [path] : []
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    UNSTORABLE.test(key) ? [path] : unstorable(inner, [...path, key]),
  )
}
