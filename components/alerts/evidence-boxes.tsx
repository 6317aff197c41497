'use client'
import { useEffect, useRef } from 'react'
import { useObjectName } from '@/components/live/use-object-name'
import type { Evidence } from '@/server/contract/alert'
import { drawOverlay } from '@/server/overlay/draw'

/** What was found, over a picture that fills its place as object-contain does; at the screen's own resolution. */
export function EvidenceBoxes({ evidence }: { evidence: Evidence }) {
  const nameOf = useObjectName()
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return
    const draw = () => {
      const pixelRatio = window.devicePixelRatio || 1
      const { clientWidth: width, clientHeight: height } = canvas
      // Empties it as well.
      canvas.width = Math.round(width * pixelRatio)
      canvas.height = Math.round(height * pixelRatio)
      drawOverlay(context, { width, height, pixelRatio }, evidence, {
        nameOf,
        keypoints: true,
        zones: evidence.zone ? [evidence.zone] : [],
      })
    }
    draw()
    const resize = new ResizeObserver(draw)
    resize.observe(canvas)
    return () => resize.disconnect()
  }, [evidence, nameOf])
  return (
    <canvas
      ref={ref}
      aria-hidden
      data-testid="evidence-boxes"
      data-frame-id={evidence.frameIndex}
      data-objects={evidence.objects.length}
      className="pointer-events-none absolute inset-0 size-full"
    />
  )
}
