/** The session as a cookie, in the form next-auth reads. */
import { encode, type JWTEncodeParams } from 'next-auth/jwt'
import { SESSION_COOKIE, SESSION_MAX_AGE_S, type SessionClaims, sessionClaims } from '../contract/session'
import type { Runtime } from '../runtime'

/** What every cookie of ours has in common. */
export function cookieOptions({ publicUrl }: Pick<Runtime, 'publicUrl'>) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl?.startsWith('https:') ?? false } as const
}

/** The claims of a session that ends at this time (Unix ms). */
export function claimsOf({ sessionId, expiresAt }: { sessionId: string; expiresAt: number }): SessionClaims {
  return { sid: sessionId, exp: Math.floor(expiresAt / 1000) }
}

/**
 * A token that ends when the session does, however often it is written anew: next-auth's own would end `maxAge` from now
 * each time. Throws for claims that are not ours.
 */
export async function encodeSession({ token, secret }: Pick<JWTEncodeParams, 'token' | 'secret'>): Promise<string> {
  const claims = sessionClaims.parse(token)
  const left = claims.exp - Math.floor(Date.now() / 1000)
  return encode({ token: claims, secret, maxAge: Math.min(left, SESSION_MAX_AGE_S) })
}

/** A Set-Cookie header that gives the browser this session. */
export async function sessionCookie(
  opened: { sessionId: string; expiresAt: number },
  runtime: Pick<Runtime, 'authSecret' | 'publicUrl'>,
): Promise<string> {
  const token = await encodeSession({ token: claimsOf(opened), secret: runtime.authSecret })
  const secure = cookieOptions(runtime).secure ? '; Secure' : ''
  return `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${SESSION_MAX_AGE_S}; HttpOnly; SameSite=Lax${secure}`
}
