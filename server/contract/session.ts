/** Sessions: one sign-in in one browser. The cookie has one name everywhere: HttpOnly, SameSite=Lax, Secure when PUBLIC_URL is https. */
import { z } from 'zod'

export const SESSION_COOKIE = 'sightline.session'
/** Tells the sign-in that this browser has signed in before; it opens nothing. */
export const DEVICE_COOKIE = 'sightline.device'
/** Seconds from the sign-in until a session is over. It is never prolonged. */
export const SESSION_MAX_AGE_S = 7 * 24 * 3600

/** The cookie's claims: the session's id and, as everywhere, its end in Unix seconds. */
export const sessionClaims = z.object({ sid: z.string(), exp: z.int() })
export type SessionClaims = z.infer<typeof sessionClaims>

export const sessionView = z.strictObject({
  id: z.string(),
  /** Browser and system, e.g. "Firefox · Windows"; empty when not known. */
  agent: z.string(),
  createdAt: z.int(),
  expiresAt: z.int(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
})
export type SessionView = z.infer<typeof sessionView>
