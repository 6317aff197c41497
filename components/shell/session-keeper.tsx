'use client'
import { useEffect } from 'react'

const EVERY_MS = 6 * 3600 * 1000

/** Renews the session while a page is open: a control room's page stays open for weeks. */
export function SessionKeeper() {
  useEffect(() => {
    // A failure costs nothing: the session is good for days and the next turn tries again.
    const renew = () => void fetch('/api/auth/session', { cache: 'no-store' }).catch(() => undefined)
    renew()
    const timer = setInterval(renew, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}
