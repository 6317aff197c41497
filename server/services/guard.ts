/** The first two beats of every verb: may this person do it, and can this id exist at all. */
import type { ErrorCode } from '../contract/errors'
import { atLeast, type Principal, type Role } from '../contract/user'
import { AppError } from '../errors'

/** Throws forbidden unless `who` has at least `need`. */
export function requireRole(who: Principal, need: Role): void {
  if (!atLeast(who.role, need)) throw new AppError('forbidden', `needs the role ${need}`)
}

/** Throws session_required unless a person asks from a browser: a token must not make its holder outlive it. */
export function requireSession(who: Principal): string {
  if (who.sessionId === undefined) throw new AppError('session_required', 'a token may not do this')
  return who.sessionId
}

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

/** Throws validation_failed naming the fields that hold what cannot be stored as text. */
export function requireText(fields: Record<string, string | undefined>): void {
  const bad = Object.keys(fields).filter((name) => UNSTORABLE.test(fields[name] ?? ''))
  if (bad.length === 0) return
  throw new AppError('validation_failed', 'text that cannot be stored', {
    fields: Object.fromEntries(bad.map((name) => [name, 'characters'])),
  })
}
