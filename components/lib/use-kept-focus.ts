'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { focusHeading } from './focus-heading'

/** Radix gives the focus back one turn after a dialog has gone. */
const AFTER_DIALOGS_MS = 0

/**
 * Nobody starts again at the top of the page because what they were at has gone: the focus goes on to the row that came
 * in its place, or to the page's heading. Whoever had no focus in what went (a mouse) notices nothing.
 * @param key changes whenever something may have gone
 * @param list its children are the rows; without one it is always the heading
 */
export function useKeptFocus(key: string, list?: RefObject<HTMLElement | null>): void {
  const last = useRef<{ element: Element; row: number } | null>(null)
  useEffect(() => {
    function remember({ target }: FocusEvent): void {
      if (!(target instanceof Element)) return
      const rows = [...(list?.current?.children ?? [])]
      last.current = { element: target, row: rows.findIndex((row) => row.contains(target)) }
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [list])
  useEffect(() => {
    const timer = setTimeout(() => {
      const left = last.current
      if (!left || left.element.isConnected || document.activeElement !== document.body) return
      last.current = null
      const rows = list?.current?.children
      const row = left.row < 0 ? undefined : rows?.[Math.min(left.row, rows.length - 1)]
      const control = row?.querySelector<HTMLElement>('a[href], button:not(:disabled)')
      if (control) control.focus()
      else focusHeading()
    }, AFTER_DIALOGS_MS)
    return () => clearTimeout(timer)
  }, [key, list])
}
