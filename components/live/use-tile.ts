'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CameraView } from '@/server/contract/camera'
import { useFeed, useStreamState } from './feed'
import type { Drawn } from './picture-stage'
import { pictureAge, type TileState, tileState } from './tile-state'

export type Tile = {
  state: TileState
  ageMs: number | null
  drawn: Drawn | null
  paused: boolean
  setPaused(paused: boolean): void
  onDrawn(drawn: Drawn): void
}

/** React looks this often; pictures and boxes are drawn outside of React at their own rate. */
const LOOK_MS = 200

/** State of one camera's picture on this page. */
export function useTile(camera: CameraView): Tile {
  const feed = useFeed()
  const stream = useStreamState()
  const [paused, setPaused] = useState(false)
  const latest = useRef<Drawn | null>(null)
  const [seen, setSeen] = useState<{ now: number; drawn: Drawn | null }>({ now: 0, drawn: null })
  const onDrawn = useCallback((drawn: Drawn) => {
    latest.current = drawn
  }, [])
  useEffect(() => {
    const timer = setInterval(() => setSeen({ now: Date.now(), drawn: latest.current }), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  const ageMs = seen.drawn ? pictureAge(seen.now, feed.offset(), seen.drawn.capturedAt) : null
  const state = tileState({ enabled: camera.enabled, status: camera.status, stream: stream.phase, ageMs, paused })
  return { state, ageMs, drawn: seen.drawn, paused, setPaused, onDrawn }
}
