'use client'
import { useEffect, useState } from 'react'
import { useFeed } from '@/components/live/feed'
import type { FrameMessage } from '@/server/contract/frame'

/** A picture of the live stream with what was measured in it; the picture as a blob address. */
export type Collected = { result: FrameMessage; url: string }

/** Wider pictures are kept this wide. */
const WIDEST = 1280

/**
 * Takes `wanted` measured pictures of a camera, no two closer than everyMs. They stay in this browser and go with the page.
 */
export function useCollected(cameraId: string, wanted: number, everyMs: number): Collected[] {
  const feed = useFeed()
  const [collected, setCollected] = useState<Collected[]>([])

  useEffect(() => {
    const urls: string[] = []
    let last = Number.NEGATIVE_INFINITY
    let taken = 0
    let gone = false

    async function keep(bitmap: ImageBitmap, result: FrameMessage): Promise<void> {
      const blob = await toJpeg(bitmap)
      if (gone || !blob) return
      const url = URL.createObjectURL(blob)
      urls.push(url)
      setCollected((before) => [...before, { result, url }])
    }

    const stop = feed.subscribe(cameraId, ({ bitmap, result }) => {
      const now = performance.now()
      if (taken < wanted && result.measured && now - last >= everyMs) {
        last = now
        taken++
        void keep(bitmap, result).finally(() => bitmap.close())
      } else bitmap.close()
    })
    return () => {
      gone = true
      stop()
      for (const url of urls) URL.revokeObjectURL(url)
      setCollected([])
    }
  }, [feed, cameraId, wanted, everyMs])

  return collected
}

async function toJpeg(bitmap: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, WIDEST / bitmap.width)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
}
