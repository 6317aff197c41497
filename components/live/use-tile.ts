'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CameraView } from '@/server/contract/camera'
import { useFeed, useStreamState } from './feed'
import type { Drawn } from './picture-stage'
import { isMoving, pictureAge, type TileState, tileState, usualGap } from './tile-state'

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

/** What is on the canvas, since when (Unix ms), and how often it changes. */
type OnCanvas = { drawn: Drawn; at: number; gapMs: number | null }

/** State of one camera's picture on this page. */
export function useTile(camera: CameraView): Tile {
  const feed = useFeed()
  const stream = useStreamState()
  const [paused, setPaused] = useState(false)
  const canvas = useRef<OnCanvas | null>(null)
  const moving = useRef(false)
  const [seen, setSeen] = useState<{ now: number; on: OnCanvas | null }>({ now: 0, on: null })
  const look = useCallback(() => setSeen({ now: Date.now(), on: canvas.current }), [])
  const onDrawn = useCallback(
    (drawn: Drawn) => {
      const at = Date.now()
      const last = canvas.current
      canvas.current = { drawn, at, gapMs: last && usualGap(last.gapMs, at - last.at) }
      // What lies over a picture that has come goes at once, not with the next look.
      if (!moving.current) look()
    },
    [look],
  )
  useEffect(() => {
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [look])
  const { now, on } = seen
  const ageMs = on && pictureAge(now, feed.offset(), on.drawn.capturedAt)
  const state = tileState({
    enabled: camera.enabled,
    status: camera.status,
    stream: stream.phase,
    ageMs,
    quietMs: on ? now - on.at : 0,
    gapMs: on?.gapMs ?? 0,
    paused,
  })
  useEffect(() => {
    moving.current = isMoving(state)
  })
  return { state, ageMs, drawn: on?.drawn ?? null, paused, setPaused, onDrawn }
}
