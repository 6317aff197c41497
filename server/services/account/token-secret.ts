/** API tokens: shown once, stored as a hash. 256 random bits need no slow hash. */
import { createHash, randomBytes } from 'node:crypto'

const TOKEN = /^sl_[A-Za-z0-9_-]{43}$/

export function newToken(): { token: string; hash: string } {
  const token = `sl_${randomBytes(32).toString('base64url')}`
  return { token, hash: hashToken(token) }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether it can be one of ours; anything else costs no query. */
export function looksLikeToken(token: string): boolean {
  return TOKEN.test(token)
}
