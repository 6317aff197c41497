'use client'
import { useEffect } from 'react'

/** Calls `stop` on Esc while `on`, unless a dialog or a menu takes the key. */
export function useEscape(on: boolean, stop: () => void): void {
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) stop()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [on, stop])
}
