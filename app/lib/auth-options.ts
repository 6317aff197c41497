import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { SIGN_IN_ERROR } from '@/components/auth/sign-in-error'
import { claimsOf, cookieOptions, encodeSession } from '@/server/auth/session-cookie'
import { SESSION_COOKIE, SESSION_MAX_AGE_S, sessionClaims } from '@/server/contract/session'
import { email, password } from '@/server/contract/user'
import { AppError } from '@/server/errors'
import type { Runtime } from '@/server/runtime'

// Passwords of any length may be tried: only new ones have to be long.
const credentials = z.object({
  email,
  password: z
    .string()
    .min(1)
    .max(password.maxLength ?? 200),
})
const opened = z.object({ sessionId: z.string(), expiresAt: z.number() })

/** What next-auth carries to the page is one string: the code, and the seconds to wait where there are some. */
function asSignInError(error: unknown, log: Runtime['log']): Error {
  if (error instanceof AppError) return new Error(SIGN_IN_ERROR.write(error.code, error.extra.retryAfter))
  log.error({ err: error }, 'sign-in failed')
  return new Error(SIGN_IN_ERROR.write('internal'))
}

/**
 * next-auth's options, made per request: the secret is known only once the server runs.
 * @param from what the request carries; `keep` is given what the browser is to keep after signing in
 */
export function authOptions(
  runtime: Runtime,
  from: { device: string | undefined; keep(device: string): void },
): AuthOptions {
  const { accounts, log, authSecret } = runtime
  const options = cookieOptions(runtime)
  return {
    secret: authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    jwt: { maxAge: SESSION_MAX_AGE_S, encode: encodeSession },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options },
      csrfToken: { name: 'sightline.csrf', options },
      callbackUrl: { name: 'sightline.callback', options },
    },
    logger: {
      error: (code, metadata) => log.error({ code, metadata }, 'next-auth'),
      // Its only warning here is that no address is configured, which nothing of ours depends on.
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const parsed = credentials.safeParse(given)
          if (!parsed.success) throw new Error(SIGN_IN_ERROR.write('invalid_credentials'))
          // The server writes this header itself before any request gets here.
          const address = String(request.headers?.['x-real-ip'] ?? '')
          const agent = String(request.headers?.['user-agent'] ?? '')
          try {
            const { email, password } = parsed.data
            const signedIn = await accounts.signIn(email, password, { address, agent, device: from.device })
            from.keep(signedIn.device)
            return signedIn
          } catch (error) {
            throw asSignInError(error, log)
          }
        },
      }),
    ],
    callbacks: {
      // Only at sign-in is there a user; later calls write the claims as they are.
      jwt: ({ token, user: signedIn }) => (signedIn ? claimsOf(opened.parse(signedIn)) : token),
      // Our pages ask the server who they are: nothing about the person leaves here.
      session: ({ session }) => ({ expires: session.expires }),
      // Our pages go where they want by themselves; the answer only has to be an address of some site that is not another's.
      redirect: ({ baseUrl }) => `${baseUrl}/live`,
    },
    events: {
      signOut: async ({ token }) => {
        const claims = sessionClaims.safeParse(token)
        if (claims.success) await accounts.signOut(claims.data.sid)
      },
    },
  }
}
