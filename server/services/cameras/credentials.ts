/** Which password a changed source ends up with. Pure: the way a stored password could leak is decided here. */
import { AppError } from '../../errors'
import { type SplitSource, type StoredSource, samePlace } from './source'

export type PasswordChoice = 'keep' | 'none' | { set: string }

/**
 * A stored password goes on only to the host, port and scheme that it was typed for. Otherwise whoever may edit a camera
 * could point it at a host of their own and read the password there.
 * Throws validation_failed on source.password when it must be typed again.
 */
export function choosePassword(
  before: { source: StoredSource; hasPassword: boolean },
  after: SplitSource,
): PasswordChoice {
  if (after.password !== undefined) return after.password === '' ? 'none' : { set: after.password }
  if (!before.hasPassword || !takesPassword(after.stored)) return 'none'
  if (after.stored.username === '') return 'none'
  if (samePlace(before.source, after.stored)) return 'keep'
  throw new AppError('validation_failed', 'the source is elsewhere now: type its password again', {
    fields: { 'source.password': 'passwordAgain' },
  })
}

/** A patch that names no user means the same user, at the same place. */
export function keepUsername(before: StoredSource, after: StoredSource): StoredSource {
  if (!takesPassword(before) || !takesPassword(after) || !samePlace(before, after)) return after
  if (after.username !== undefined || before.username === undefined) return after
  return { ...after, username: before.username }
}

type WithPassword = Extract<StoredSource, { kind: 'rtsp' | 'http' }>

function takesPassword(source: StoredSource): source is WithPassword {
  return source.kind === 'rtsp' || source.kind === 'http'
}
