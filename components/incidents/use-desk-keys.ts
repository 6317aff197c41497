'use client'
import { useEffect, useRef } from 'react'
import { useStored } from '@/components/live/use-stored'

/** What keys do, in the order of the legend. */
export const DESK_KEYS = {
  j: 'next',
  k: 'previous',
  o: 'nextOpen',
  a: 'acknowledge',
  m: 'take',
  r: 'resolve',
  f: 'falseAlarm',
  n: 'note',
  x: 'tick',
} as const
export type DeskKey = keyof typeof DESK_KEYS
export type DeskAction = (typeof DESK_KEYS)[DeskKey]
export type DeskActions = Record<DeskAction, () => void>

/** Whether single keys do something: on until somebody switches them off in this browser (a voice or a switch may type them). */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const [stored, setStored] = useStored('sightline.incidents.keys')
  return [stored !== 'off', (on) => setStored(on ? 'on' : 'off')]
}

/** Keys of the page, as long as nothing else wants them. */
export function useDeskKeys(actions: DeskActions, on: boolean): void {
  const current = useRef(actions)
  current.current = actions
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        (event.repeat && !isMove(event.key))
      )
        return
      if (isTaken(event.target)) return
      const key = event.key.toLowerCase()
      if (!isDeskKey(key)) return
      event.preventDefault()
      current.current[DESK_KEYS[key]]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [on])
}

const isDeskKey = (key: string): key is DeskKey => Object.hasOwn(DESK_KEYS, key)
/** Held down, the selection runs; nothing is handled twice. */
const isMove = (key: string) => ['j', 'k'].includes(key.toLowerCase())

/** Fields, menus and dialogs have their own use of keys. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const field = target.closest(
    'input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]',
  )
  return field !== null && !(field instanceof HTMLInputElement && field.type === 'checkbox')
}
