/** Who sends this request: the session cookie of a person, or the bearer token of a program. */
import { createHash } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { SESSION_COOKIE, sessionClaims } from '../contract/session'
import type { Principal } from '../contract/user'
import type { Runtime } from '../runtime'
import { readCookie } from './cookie'

export type AuthHeaders = { cookie?: string | undefined; authorization?: string | undefined }

/** Somebody who was verified once and can be verified again while a connection of theirs stays open. */
export type Identity = {
  principal: Principal
  /** Equal for all connections that end together. Holds no secret. */
  key: string
  /** Unix ms, or null for a token, whose end only the service knows. */
  expiresAt: number | null
  /** Null when the session or token has ended meanwhile. Cheap: the answer is cached by the service. */
  recheck(): Promise<Principal | null>
}

/**
 * A bearer token is tried first, because a program that sends one means it; a wrong one does not fall back to the cookie.
 * Returns null for nobody; throws only when the services do.
 */
export async function identify(headers: AuthHeaders, runtime: Runtime): Promise<Identity | null> {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return fromToken(bearer, runtime)
  const cookie = readCookie(headers.cookie, SESSION_COOKIE)
  return cookie ? fromCookie(cookie, runtime) : null
}

/** As `identify`, when one answer is enough. */
export async function authenticate(headers: AuthHeaders, runtime: Runtime): Promise<Principal | null> {
  return (await identify(headers, runtime))?.principal ?? null
}

async function fromToken(token: string, { accounts }: Runtime): Promise<Identity | null> {
  const recheck = () => accounts.fromToken(token)
  const principal = await recheck()
  const key = `token:${createHash('sha256').update(token).digest('hex')}`
  return principal && { principal, key, expiresAt: null, recheck }
}

async function fromCookie(cookie: string, { accounts, authSecret }: Runtime): Promise<Identity | null> {
  // A token that was made up, cut or has expired makes decode throw: that is nobody, not an error.
  const token = await decode({ token: cookie, secret: authSecret }).catch(() => null)
  const parsed = sessionClaims.safeParse(token)
  if (!parsed.success) return null
  const { sid, exp } = parsed.data
  const recheck = () => accounts.fromSession(sid)
  const principal = await recheck()
  return principal && { principal, key: `session:${sid}`, expiresAt: exp * 1000, recheck }
}
