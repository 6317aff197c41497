import { signIn as nextAuthSignIn } from 'next-auth/react'
import { ApiError } from '@/components/lib/api-error'
import { SIGN_IN_ERROR } from './sign-in-error'

/** Signs in and leaves the session cookie behind. Throws ApiError: invalid_credentials, rate_limited, unreachable. */
export async function signIn(email: string, password: string): Promise<void> {
  const reply = await nextAuthSignIn('credentials', { email, password, redirect: false }).catch(() => undefined)
  // next-auth answers undefined when its server did not.
  if (!reply) throw new ApiError('unreachable')
  if (!reply.error) return
  const { code, retryAfter } = SIGN_IN_ERROR.read(reply.error)
  throw new ApiError(code, code, {}, retryAfter)
}
