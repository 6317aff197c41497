/** The part of a fake Inference that clips are asked of. */
import type { Inference } from '../../inference/api'
import { type ClipEnd, NO_CLIP } from '../../inference/clip/clip-end'
import type { ClipOrder, EngineClip } from '../../inference/messages'

export type FakeClips = Pick<Inference, 'startClip' | 'extendClip' | 'onClip'> & {
  /** In order. */
  clipOrders: (ClipOrder | Parameters<Inference['extendClip']>[0])[]
  endClip(clipId: string, end: Partial<ClipEnd>): void
}

export function createFakeClips(): FakeClips {
  const listeners = new Set<(clip: EngineClip) => void>()
  const clipOrders: FakeClips['clipOrders'] = []
  return {
    clipOrders,
    startClip: (order) => void clipOrders.push(order),
    extendClip: (order) => void clipOrders.push(order),
    onClip(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    endClip(clipId, end) {
      for (const listener of listeners) listener({ t: 'clip', cameraId: '', clipId, end: { ...NO_CLIP, ...end } })
    },
  }
}
