import type { NextResponse } from 'next/server'
import { encode, type JWTEncodeParams } from 'next-auth/jwt'
import { SESSION_COOKIE, SESSION_MAX_AGE_S, type SessionClaims, sessionClaims } from '@/server/contract/session'
import type { Runtime } from '@/server/runtime'

/** As long as the server remembers an address. */
export const DEVICE_MAX_AGE_S = 90 * 24 * 3600

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

/** Gives the browser a session with these claims, in the form next-auth reads. */
export async function setSession(response: NextResponse, runtime: Runtime, claims: SessionClaims): Promise<void> {
  const token = await encodeSession({ token: claims, secret: runtime.authSecret })
  response.cookies.set(SESSION_COOKIE, token, { ...cookieOptions(runtime), maxAge: SESSION_MAX_AGE_S })
}
