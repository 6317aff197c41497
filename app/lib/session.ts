import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Action } from '@/server/access/actions'
import { can } from '@/server/access/can'
import { authenticate } from '@/server/auth/authenticate'
import type { Principal } from '@/server/contract/user'
import { runtime } from '@/server/runtime'
import { PATH_HEADER } from './path-header'

/** Who is asking, or null; verified once per request. */
export const currentPrincipal = cache(async (): Promise<Principal | null> => {
  const cookie = (await headers()).get('cookie')
  return cookie === null ? null : authenticate({ cookie }, runtime())
})

/**
 * For pages: who is asking. Sends strangers to the sign-in page (or to the set-up page while there is no administrator)
 * and brings them back afterwards.
 */
export async function requirePrincipal(): Promise<Principal> {
  const who = await currentPrincipal()
  if (who === null) {
    if (await runtime().setupNeeded()) redirect('/setup')
    const path = (await headers()).get(PATH_HEADER)
    redirect(path && path !== '/live' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
  }
  return who
}

/** The same, and they may do this (with some camera, where it is done with cameras); others get a page that says so. */
export async function requireAction(action: Action): Promise<Principal> {
  const who = await requirePrincipal()
  if (!can(who, action)) redirect('/no-access')
  return who
}
