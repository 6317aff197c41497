/** Pictures with their boxes drawn in: once per frame, camera and language, however many watch, and only while somebody does. */
import type { Logger } from 'pino'
import type { Locale } from '../contract/locale'
import type { Burn } from '../services/burn'
import { mjpegChunk } from './chunks'
import type { FrameFeed } from './frame-feed'
import type { SharedFrame } from './shared-frame'

type ChunkListener = (chunk: Buffer) => void
type Channel = { listeners: Set<ChunkListener>; stop: () => void }

export type OverlayFeed = {
  /** Chunks of GET /video.mjpg?overlay=1. Returns the way to stop. */
  subscribe(cameraId: string, locale: Locale, listener: ChunkListener): () => void
}

export function createOverlayFeed(deps: {
  feed: FrameFeed
  burn: Burn
  nameOf: (cameraId: string) => string
  log: Logger
}): OverlayFeed {
  const channels = new Map<string, Channel>()

  function open(cameraId: string, locale: Locale): Channel {
    const listeners = new Set<ChunkListener>()
    let busy = false
    /** Newest wins: a frame that comes while another is being drawn is left out. */
    async function draw({ frame, message }: SharedFrame) {
      const { jpeg: picture, width, height, at } = frame
      if (busy || !picture) return
      busy = true
      try {
        const clean = { jpeg: picture, width, height, objects: message.objects, at }
        const jpeg = await deps.burn(clean, { locale, title: deps.nameOf(cameraId), owner: `overlay ${cameraId}` })
        const chunk = mjpegChunk({ id: frame.frameId, at: frame.at }, jpeg)
        for (const listener of listeners) listener(chunk)
      } catch (error) {
        deps.log.debug({ err: error, cameraId }, 'a frame was not drawn')
      } finally {
        busy = false
      }
    }
    const stop = deps.feed.subscribe(cameraId, (shared) => void draw(shared))
    const last = deps.feed.last(cameraId)
    if (last) void draw(last)
    return { listeners, stop }
  }

  return {
    subscribe(cameraId, locale, listener) {
      const key = `${locale} ${cameraId}`
      const channel = channels.get(key) ?? open(cameraId, locale)
      channels.set(key, channel)
      channel.listeners.add(listener)
      return () => {
        if (!channel.listeners.delete(listener) || channel.listeners.size > 0) return
        channel.stop()
        channels.delete(key)
      }
    },
  }
}
