'use client'
/**
 * Two canvases, one over the other. Below: the picture, one backing-store pixel a source pixel, nothing drawn on it.
 * Above: its boxes, at the screen's resolution. Both change in the same animation frame and carry the same frame id
 * (data-frame-id), so what is seen, and what a test reads back, always belongs together.
 */
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { FrameMessage } from '@/server/contract/frame'
import type { Zone } from '@/server/contract/zone'
import { drawOverlay } from '@/server/overlay/draw'
import { useFeed } from './feed'
import type { Picture } from './picture-stream'
import { useObjectName } from './use-object-name'

/** What is on the canvas now. */
export type Drawn = { result: FrameMessage; capturedAt: number; dropped: number }

type Props = {
  cameraId: string
  cameraName: string
  /** The picture stands still; the stream goes on. */
  paused: boolean
  keypoints: boolean
  /** Areas and lines to show. */
  zones: readonly Zone[]
  /** Called once for every picture drawn. */
  onDrawn: (drawn: Drawn) => void
}

export function PictureStage({ cameraId, cameraName, paused, keypoints, zones, onDrawn }: Props) {
  const t = useTranslations('live')
  const nameOf = useObjectName()
  const feed = useFeed()
  const pictureRef = useRef<HTMLCanvasElement>(null)
  const overlayRef = useRef<HTMLCanvasElement>(null)
  const latest = useRef({ paused, keypoints, zones, nameOf, onDrawn })
  const redraw = useRef<() => void>(() => {})

  useEffect(() => {
    latest.current = { paused, keypoints, zones, nameOf, onDrawn }
    redraw.current()
  }, [paused, keypoints, zones, nameOf, onDrawn])

  useEffect(() => {
    const picture = pictureRef.current
    const overlay = overlayRef.current
    const pictureContext = picture?.getContext('2d', { alpha: false })
    const overlayContext = overlay?.getContext('2d')
    if (!picture || !overlay || !pictureContext || !overlayContext) return
    let next: Picture | null = null
    let result: FrameMessage | null = null
    let dropped = 0
    let frame = 0

    function drawBoxes(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): void {
      const pixelRatio = window.devicePixelRatio || 1
      const width = canvas.clientWidth
      const height = canvas.clientHeight
      const backing = { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) }
      if (canvas.width !== backing.width) canvas.width = backing.width
      if (canvas.height !== backing.height) canvas.height = backing.height
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, canvas.width, canvas.height)
      if (result) drawOverlay(context, { width, height, pixelRatio }, result, latest.current)
    }

    function draw(
      canvas: HTMLCanvasElement,
      context: CanvasRenderingContext2D,
      overlayCanvas: HTMLCanvasElement,
    ): void {
      frame = 0
      const shown = next
      next = null
      if (!shown) return
      const { bitmap } = shown
      if (canvas.width !== bitmap.width) canvas.width = bitmap.width
      if (canvas.height !== bitmap.height) canvas.height = bitmap.height
      context.drawImage(bitmap, 0, 0)
      bitmap.close()
      result = shown.result
      drawBoxes(overlayCanvas, overlayContext!)
      describe(canvas, shown)
      describe(overlayCanvas, shown)
      latest.current.onDrawn({ result, capturedAt: shown.capturedAt, dropped: shown.dropped + dropped })
    }

    const unsubscribe = feed.subscribe(cameraId, (arrived) => {
      if (latest.current.paused && result) {
        arrived.bitmap.close()
        return
      }
      if (next) {
        next.bitmap.close()
        dropped++
      }
      next = arrived
      frame ||= requestAnimationFrame(() => draw(picture, pictureContext, overlay))
    })
    redraw.current = () => drawBoxes(overlay, overlayContext)
    const resize = new ResizeObserver(() => drawBoxes(overlay, overlayContext))
    resize.observe(overlay)

    return () => {
      unsubscribe()
      resize.disconnect()
      cancelAnimationFrame(frame)
      next?.bitmap.close()
      redraw.current = () => {}
    }
  }, [cameraId, feed])

  return (
    <>
      <canvas
        ref={pictureRef}
        data-testid="picture"
        role="img"
        aria-label={t('pictureOf', { name: cameraName })}
        className="absolute inset-0 size-full object-contain"
      />
      <canvas ref={overlayRef} data-testid="overlay" aria-hidden className="absolute inset-0 size-full" />
    </>
  )
}

/** data-*: frame id, capture time (Unix ms), whether measured, and the first object's box in source pixels. */
function describe(canvas: HTMLCanvasElement, { frameId, capturedAt, result }: Picture): void {
  const { dataset } = canvas
  dataset.frameId = String(frameId)
  dataset.capturedAt = String(capturedAt)
  dataset.measured = String(result.measured)
  dataset.objects = String(result.objects.length)
  const box = result.objects[0]?.bbox
  if (box) dataset.box = JSON.stringify([box.x1, box.y1, box.x2, box.y2])
  else delete dataset.box
}
