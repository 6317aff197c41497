'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { send } from '@/components/lib/send'
import { useObjectName } from '@/components/live/use-object-name'
import { type FilmIndex, filmChunk } from '@/server/contract/film'
import { pieceAt, placeAt } from '@/server/overlay/find-picture'
import { drawShot, type Shot } from './film-canvas'
import { createPieceCache, type PieceCache } from './piece-cache'

/** So much before the end of a piece the next one is asked for, ms. */
const AHEAD_MS = 5_000
/** Into a picture's time: a player asked for its very beginning may show the one before. */
const INTO_MS = 2

export type Player = ReturnType<typeof usePlayer>

/** A video and the canvas over it, on which each picture is drawn with its own boxes. found: address below which those are. */
export function usePlayer(found: string, index: FilmIndex | null, durationMs: number) {
  const nameOf = useObjectName()
  const video = useRef<HTMLVideoElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [shot, setShot] = useState<Shot | null>(null)
  const [playing, setPlaying] = useState(false)
  const [boxes, setBoxes] = useState(true)
  const [failure, setFailure] = useState<unknown>(null)
  const [broken, setBroken] = useState(false)
  const told = useRef(0)
  /** Time of the picture on the canvas, ms. */
  const shown = useRef(0)
  const drawAgain = useRef<() => void>(() => undefined)
  const pieces = useMemo<PieceCache>(
    () =>
      createPieceCache(
        (piece) => loadPiece(found, piece),
        () => {
          setFailure(null)
          drawAgain.current()
        },
        setFailure,
      ),
    [found],
  )

  const draw = useCallback(() => {
    if (!video.current || !canvas.current) return
    const drawn = drawShot(canvas.current, video.current, told.current, {
      index,
      boxes,
      nameOf,
      pieceOf(atMs) {
        if (!index) return null
        const piece = pieceAt(index, atMs)
        pieces.want(piece)
        if (pieceAt(index, atMs + AHEAD_MS) !== piece) pieces.want(piece + 1)
        const chunk = pieces.get(piece)
        return chunk && { chunk, first: index.chunks[piece]?.[1] ?? 0 }
      },
    })
    if (!drawn) return
    shown.current = drawn.atMs
    setShot(drawn)
  }, [index, boxes, nameOf, pieces])

  useEffect(() => {
    drawAgain.current = draw
    draw()
  }, [draw])
  useEffect(() => {
    const [element, over] = [video.current, canvas.current]
    if (!element || !over) return
    let handle = 0
    const next = (_now: number, { mediaTime }: { mediaTime: number }) => {
      told.current = mediaTime * 1000
      drawAgain.current()
      handle = element.requestVideoFrameCallback(next)
    }
    handle = element.requestVideoFrameCallback(next)
    const resize = new ResizeObserver(() => drawAgain.current())
    resize.observe(over)
    return () => {
      element.cancelVideoFrameCallback(handle)
      resize.disconnect()
    }
  }, [])

  /** Where one will be, ms: a seek under way shows its end, so that keys pressed quickly add up. */
  const goingTo = useCallback(() => {
    const element = video.current
    return element?.seeking ? element.currentTime * 1000 - INTO_MS / 2 : shown.current
  }, [])
  const seek = useCallback(
    (atMs: number) => {
      if (video.current)
        video.current.currentTime = (Math.max(0, Math.min(atMs, durationMs - INTO_MS)) + INTO_MS / 2) / 1000
    },
    [durationMs],
  )
  const toggle = useCallback(() => {
    const element = video.current
    if (!element) return
    if (element.paused) void element.play().catch(() => undefined)
    else element.pause()
  }, [])
  /** One picture on or back; by a usual picture's length while nothing is known of them. */
  const step = useCallback(
    (by: 1 | -1) => {
      const element = video.current
      if (!element) return
      element.pause()
      const atMs = goingTo()
      const chunk = index && pieces.get(pieceAt(index, atMs))
      const there = chunk?.[placeAt(chunk, atMs) + by]?.[0]
      seek(there ?? atMs + by * 40)
    },
    [index, pieces, seek, goingTo],
  )
  const bind = {
    ref: video,
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onError: () => setBroken(true),
    // A seek while paused shows its picture without a callback in some browsers.
    onSeeked: draw,
    onLoadedData: draw,
  }
  return { bind, canvas, shot, playing, boxes, setBoxes, failure, broken, goingTo, seek, toggle, step }
}

async function loadPiece(found: string, piece: number) {
  return filmChunk.parse(await send('GET', `${found}/boxes/${piece}`, {}))
}
