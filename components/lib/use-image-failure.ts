'use client'
import { useEffect, useRef } from 'react'

/** Props of an <img> that tell when it cannot be shown, also when that was known before this page came to life. */
export function useImageFailure(failed: () => void) {
  const ref = useRef<HTMLImageElement>(null)
  const tell = useRef(failed)
  useEffect(() => {
    tell.current = failed
  })
  useEffect(() => {
    if (ref.current?.complete && ref.current.naturalWidth === 0) tell.current()
  }, [])
  return { ref, onError: () => tell.current() }
}
