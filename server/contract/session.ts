/** The session cookie: one name everywhere, HttpOnly, SameSite=Lax, Secure when PUBLIC_URL is https. */
export const SESSION_COOKIE = 'sightline.session'
/** Seconds a session lasts without being renewed. */
export const SESSION_MAX_AGE_S = 7 * 24 * 3600
/** Claims in the session token besides the standard ones; `sub` is the user id. */
export type SessionClaims = { sub: string; name: string; role: string; sessionVersion: number }
