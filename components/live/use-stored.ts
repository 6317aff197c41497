'use client'
import { useCallback, useSyncExternalStore } from 'react'

/** Kept beside the storage, which may be forbidden (private windows). */
const memory = new Map<string, string>()
const listeners = new Set<() => void>()

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null
  } catch {
    return memory.get(key) ?? null
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** A text remembered by this browser; null when there is none, and while the server renders. */
export function useStored(key: string): [string | null, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  )
  const set = useCallback(
    (next: string) => {
      memory.set(key, next)
      try {
        localStorage.setItem(key, next)
      } catch {
        // Remembered for this page at least.
      }
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [value, set]
}
