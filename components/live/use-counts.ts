'use client'
import { useCallback, useEffect, useState } from 'react'
import type { TickMessage } from '@/server/contract/socket'
import type { Counted } from './count-strip'
import { useServerEvent } from './provider'

/** Ticks come every second while there is something to count. */
const STALE_MS = 5_000

/** What ticks say of a camera right now; null before the first and once they stay away. Somebody else asks for them. */
export function useCounts(cameraId: string): Counted | null {
  const [last, setLast] = useState<TickMessage | null>(null)
  useServerEvent(
    'tick',
    useCallback(
      (tick: TickMessage) => {
        if (tick.cameraId === cameraId) setLast(tick)
      },
      [cameraId],
    ),
  )
  useEffect(() => {
    if (!last) return
    const timer = setTimeout(() => setLast(null), STALE_MS)
    return () => clearTimeout(timer)
  }, [last])
  return last?.cameraId === cameraId ? last : null
}
