'use client'
import { useEffect, useRef } from 'react'

const SEEK_MS = 5_000

export type PlayerActions = {
  toggle(): void
  step(by: 1 | -1): void
  /** To the next event, or the one before. */
  jump?(by: 1 | -1): void
  /** By so many ms. */
  seek(by: number): void
  /** 0..1 of the film. */
  seekTo(share: number): void
}

/** Keys of the page, as long as nothing else wants them. */
export function usePlayerKeys(actions: PlayerActions): void {
  const current = useRef(actions)
  current.current = actions
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
      const { toggle, step, jump, seek, seekTo } = current.current
      const act = {
        ' ': toggle,
        ArrowLeft: () => seek(-SEEK_MS),
        ArrowRight: () => seek(SEEK_MS),
        ',': () => step(-1),
        '.': () => step(1),
        ...(jump && { j: () => jump(-1), k: () => jump(1) }),
        Home: () => seekTo(0),
        End: () => seekTo(1),
      }[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Fields, menus and dialogs have their own use of keys; a button has one of the space bar. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (
    target.closest(
      'input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]',
    )
  )
    return true
  if (target.closest('[role=slider]')) return key !== ' ' && key.length > 1
  return key === ' ' && target.closest('button, a, summary, [role=button]') !== null
}
