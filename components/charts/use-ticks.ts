'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useConnectionState, useServerEvent, useSocket } from '@/components/live/provider'
import { request } from '@/components/live/socket'
import type { TickMessage } from '@/server/contract/socket'
import { appendTick, type TickPoint } from './tick-series'

/** The chart is painted at most this often, however fast ticks come. */
const PAINT_MS = 250

/** Asks for `tick` of a camera every ms and collects the last minutes. Pausing keeps what is there. */
export function useTicks(cameraId: string, ms: number): readonly TickPoint[] {
  const socket = useSocket()
  const connected = useConnectionState() === 'connected'
  const collected = useRef<{ cameraId: string; points: readonly TickPoint[] }>({ cameraId, points: [] })
  const [points, setPoints] = useState<readonly TickPoint[]>([])

  useEffect(() => {
    if (!socket || !connected) return
    // Without ticks the chart stands still, and the connection badge says why.
    request(socket, 'tick:subscribe', { cameraId, ms }).catch(() => {})
  }, [socket, connected, cameraId, ms])

  useServerEvent(
    'tick',
    useCallback(
      (tick: TickMessage) => {
        if (tick.cameraId !== cameraId) return
        const before = collected.current.cameraId === cameraId ? collected.current.points : []
        collected.current = { cameraId, points: appendTick(before, tick) }
      },
      [cameraId],
    ),
  )
  useEffect(() => {
    const timer = setInterval(() => setPoints(collected.current.points), PAINT_MS)
    return () => clearInterval(timer)
  }, [])
  return points
}
