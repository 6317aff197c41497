import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { authenticate } from '@/server/auth/authenticate'
import { atLeast, type Principal, type Role } from '@/server/contract/user'
import { runtime } from '@/server/runtime'
import { PATH_HEADER } from './path-header'

/** Who is asking, or null; verified once per request. */
export const currentPrincipal = cache(async (): Promise<Principal | null> => {
  const cookie = (await headers()).get('cookie')
  return cookie === null ? null : authenticate({ cookie }, runtime())
})

/**
 * For pages: who is asking, at least `role` on the whole site; what grants add, the verbs look at. Sends strangers to the sign-in page (or to the set-up page while there is
 * no administrator) and brings them back afterwards; people without the role get a page that says so.
 */
export async function requirePrincipal(role: Role = 'none'): Promise<Principal> {
  const who = await currentPrincipal()
  if (who === null) {
    if (await runtime().setupNeeded()) redirect('/setup')
    const path = (await headers()).get(PATH_HEADER)
    redirect(path && path !== '/live' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
  }
  if (!atLeast(who.role, role)) redirect('/no-access')
  return who
}
