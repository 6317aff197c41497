'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { useErrorText } from '@/components/lib/use-error-text'

/** While a slider moves the server hears of it at most this often; the last value always arrives. */
const SEND_MS = 150

/**
 * A value that is changed here and lives on the server.
 * @param stored what the server says
 * @param send stores a value; on a rejection the slider goes back to what is stored and the reason is shown
 */
export function useTune(stored: number, send: (value: number) => Promise<void>): [number, (value: number) => void] {
  const errorText = useErrorText()
  /** What the hand wants; null: nothing of its own, the stored value counts. */
  const [wanted, setWanted] = useState<number | null>(null)
  const next = useRef<number | null>(null)
  const busy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ send, errorText })
  latest.current = { send, errorText }
  useEffect(() => () => clearTimeout(timer.current), [])

  const flush = useCallback(async () => {
    if (busy.current || next.current === null) return
    busy.current = true
    const value = next.current
    next.current = null
    try {
      await latest.current.send(value)
    } catch (error) {
      next.current = null
      toast.error(latest.current.errorText(error))
    }
    timer.current = setTimeout(() => {
      busy.current = false
      if (next.current === null) setWanted(null)
      else void flush()
    }, SEND_MS)
  }, [])

  const change = useCallback(
    (value: number) => {
      setWanted(value)
      next.current = value
      void flush()
    },
    [flush],
  )
  return [wanted ?? stored, change]
}
