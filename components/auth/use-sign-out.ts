'use client'
import { signOut } from 'next-auth/react'
import { useCallback } from 'react'

/** Ends the session and loads the sign-in page afresh, so that nothing of the last user stays in memory. */
export function useSignOut(): () => Promise<void> {
  return useCallback(async () => {
    await signOut({ redirect: false }).catch(() => undefined)
    window.location.assign('/sign-in')
  }, [])
}
