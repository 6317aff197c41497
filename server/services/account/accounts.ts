/** Who somebody is: signing in and out, and what stands behind a cookie or a token. Below the verbs: nobody is known yet. */
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { fromToken } from './from-token'
import { signOut } from './sessions'
import { type Origin, type SignedIn, signIn } from './sign-in'

export type Accounts = {
  /** Anybody; rate limited, so that strangers hold up strangers only. Throws invalid_credentials, rate_limited (retryAfter), busy. */
  signIn(email: string, password: string, from: Origin): Promise<SignedIn>
  /** Ends this session; nothing happens when it has ended. */
  signOut(sessionId: string): Promise<void>
  /** Session id -> who, or null when it has ended or the user is gone or disabled. Cached for less than a second. */
  fromSession(sessionId: string): Promise<Principal | null>
  /** Bearer token -> who, or null. */
  fromToken(token: string): Promise<Principal | null>
}

export function createAccounts(c: Context): Accounts {
  return {
    signIn: (email, password, from) => signIn(c, email, password, from),
    signOut: (sessionId) => signOut(c, sessionId),
    fromSession: (sessionId) => c.sessions.principal(sessionId),
    fromToken: (token) => fromToken(c, token),
  }
}
