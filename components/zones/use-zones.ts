'use client'
import { useEffect, useState } from 'react'
import type { Zone } from '@/server/contract/zone'
import { begin, change, redo, undo } from './history'

/** A camera's zones while they are drawn, with every step back. Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y work outside of text fields. */
export function useZones(stored: readonly Zone[]) {
  const [history, setHistory] = useState(() => begin(stored))
  const [saved, setSaved] = useState(stored)
  const { now: zones, past, future } = history
  const dirty = JSON.stringify(zones) !== JSON.stringify(saved)
  const back = () => setHistory(undo)
  const forth = () => setHistory(redo)

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const inText = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]')
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || inText || (key !== 'z' && key !== 'y')) return
      event.preventDefault()
      setHistory(key === 'y' || event.shiftKey ? redo : undo)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return {
    zones,
    dirty,
    setSaved,
    back: past.length > 0 ? back : null,
    forth: future.length > 0 ? forth : null,
    /** key: changes of one key are one step. */
    set: (next: readonly Zone[], key: string | null = null) => setHistory((before) => change(before, next, key)),
    replace: (zone: Zone, key: string | null = null) =>
      setHistory((before) =>
        change(
          before,
          before.now.map((one) => (one.id === zone.id ? zone : one)),
          key,
        ),
      ),
    takeBack: back,
  }
}
