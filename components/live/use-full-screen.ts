'use client'
import { type RefObject, useCallback, useEffect, useState } from 'react'

/** Full screen of one element. `supported` is false where browsers only allow it for videos (iPhone). */
export function useFullScreen(ref: RefObject<HTMLElement | null>) {
  const [supported, setSupported] = useState(false)
  const [active, setActive] = useState(false)
  useEffect(() => {
    setSupported(document.fullscreenEnabled)
    const change = () => setActive(document.fullscreenElement !== null && document.fullscreenElement === ref.current)
    document.addEventListener('fullscreenchange', change)
    return () => document.removeEventListener('fullscreenchange', change)
  }, [ref])
  const toggle = useCallback(() => {
    const done = document.fullscreenElement ? document.exitFullscreen() : ref.current?.requestFullscreen()
    // The browser may refuse without a gesture: nothing changes then, and the button still says so.
    done?.catch(() => {})
  }, [ref])
  return { supported, active, toggle }
}
