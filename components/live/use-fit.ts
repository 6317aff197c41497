'use client'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { fitChips } from './fit-chips'

/** The row's chips (data-chip) keep their own width even where they are not shown, so that they can be measured. */
const CHIP = '[data-chip]'
/** What counts the rest. */
const MORE = '[data-more]'

/**
 * How many of a row's chips fit, measured: again when the row's width changes, and when key says that a chip did.
 * @param gap between two neighbours, CSS px
 */
export function useFit(row: RefObject<HTMLElement | null>, key: string, gap: number): number {
  const [room, setRoom] = useState(0)
  const [shown, setShown] = useState(0)
  useEffect(() => {
    const element = row.current
    if (!element) return
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [row])
  useLayoutEffect(() => {
    const element = row.current
    if (!element) return
    const widths = [...element.querySelectorAll<HTMLElement>(CHIP)].map(widthOf)
    const more = element.querySelector<HTMLElement>(MORE)
    setShown(fitChips(widths, element.clientWidth, more ? widthOf(more) : 0, gap))
  }, [row, key, room, gap])
  return shown
}

/** Rounded up: a part of a pixel too many would be cut. */
function widthOf(element: HTMLElement): number {
  return Math.ceil(element.getBoundingClientRect().width)
}
