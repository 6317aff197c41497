/** Which clip shows a moment: one that is being recorded, made longer, or a new one. Pure. */
import { MAX_CLIP_MS } from '../../contract/clip'

/** From so long before a moment until so long after it, ms. */
export type ClipSpan = { beforeMs: number; afterMs: number }
/** Of a clip under way, steady clock. */
export type OpenSpan = { fromMs: number; untilMs: number }

/** Whoever records it needs a moment to hear that it shall go on. */
const HEARD_MS = 500

export function spanOf(camera: { clips: boolean; clipBeforeMs: number; clipAfterMs: number }): ClipSpan | null {
  return camera.clips ? { beforeMs: camera.clipBeforeMs, afterMs: camera.clipAfterMs } : null
}

/** joins: it is the one under way. */
export function spanFor(open: OpenSpan | undefined, atMs: number, { beforeMs, afterMs }: ClipSpan) {
  const untilMs = atMs + afterMs
  const joins = open !== undefined && atMs + HEARD_MS < open.untilMs && untilMs - open.fromMs <= MAX_CLIP_MS
  if (!joins) return { joins, fromMs: atMs - beforeMs, untilMs }
  return { joins, fromMs: open.fromMs, untilMs: Math.max(open.untilMs, untilMs) }
}
