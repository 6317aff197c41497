'use client'
import { signOut } from 'next-auth/react'
import { useCallback } from 'react'
import { turnOff } from '@/components/account/notices/push-here'

/** Ends the session and loads the sign-in page afresh, so that nothing of the last user stays in memory. */
export function useSignOut(): () => Promise<void> {
  return useCallback(async () => {
    // Whoever uses this browser next is not told what the last one is.
    await turnOff()
    await signOut({ redirect: false }).catch(() => undefined)
    window.location.assign('/sign-in')
  }, [])
}
