/** Frames of the engine, handed to whoever watches their camera. */
import type { Inference } from '../inference/api'
import type { EngineFrame } from '../inference/messages'
import { type SharedFrame, shareFrame } from './shared-frame'

export type FrameListener = (shared: SharedFrame) => void

export type FrameFeed = {
  /** Returns the way to stop. Listeners are called in the order they came, and must not throw. */
  subscribe(cameraId: string, listener: FrameListener): () => void
  /** Every camera's frames. */
  subscribeAll(listener: FrameListener): () => void
  /** The last frame with a picture, or null. */
  last(cameraId: string): SharedFrame | null
  stop(): void
}

export function createFrameFeed(deps: {
  inference: Pick<Inference, 'onFrame' | 'lastFrame'>
  nameOf: (cameraId: string) => string
}): FrameFeed {
  const byCamera = new Map<string, Set<FrameListener>>()
  const all = new Set<FrameListener>()
  const share = (frame: EngineFrame) => shareFrame(frame, deps.nameOf(frame.cameraId))

  const stop = deps.inference.onFrame((frame) => {
    const listeners = byCamera.get(frame.cameraId)
    if (!listeners && all.size === 0) return
    const shared = share(frame)
    for (const listener of all) listener(shared)
    for (const listener of listeners ?? []) listener(shared)
  })

  return {
    subscribe(cameraId, listener) {
      const listeners = byCamera.get(cameraId) ?? new Set()
      byCamera.set(cameraId, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && byCamera.get(cameraId) === listeners) byCamera.delete(cameraId)
      }
    },
    subscribeAll(listener) {
      all.add(listener)
      return () => void all.delete(listener)
    },
    last(cameraId) {
      const frame = deps.inference.lastFrame(cameraId)
      return frame && share(frame)
    },
    stop,
  }
}
