import type { NextResponse } from 'next/server'
import { encode } from 'next-auth/jwt'
import { SESSION_COOKIE, SESSION_MAX_AGE_S, type SessionClaims } from '@/server/contract/session'
import type { Runtime } from '@/server/runtime'

/** What every cookie of ours has in common. */
export function cookieOptions({ publicUrl }: Pick<Runtime, 'publicUrl'>) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl?.startsWith('https:') ?? false } as const
}

/** Gives the browser a session with these claims, in the form next-auth reads. */
export async function setSession(response: NextResponse, runtime: Runtime, claims: SessionClaims): Promise<void> {
  const token = await encode({ token: claims, secret: runtime.authSecret, maxAge: SESSION_MAX_AGE_S })
  response.cookies.set(SESSION_COOKIE, token, { ...cookieOptions(runtime), maxAge: SESSION_MAX_AGE_S })
}
