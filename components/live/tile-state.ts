/** What a tile says of itself, from everything that is known about its camera. */
import type { CameraStatus } from '@/server/contract/camera'
import type { ErrorCode } from '@/server/contract/errors'

/** A picture older than this is called stale. */
export const STALE_MS = 2_000

export type StreamPhase = 'connecting' | 'open' | 'waiting'
export type TileState =
  | { kind: 'disabled' }
  | { kind: 'paused' }
  | { kind: 'connecting' }
  | { kind: 'no-signal'; code: ErrorCode | null }
  | { kind: 'stale' }
  | { kind: 'live' }

export type TileFacts = {
  enabled: boolean
  status: Pick<CameraStatus, 'state' | 'code'>
  stream: StreamPhase
  /** Age of the picture on the canvas, ms; null when there is none. */
  ageMs: number | null
  paused: boolean
}

/** A picture younger than STALE_MS proves more than any message about the camera: it wins. */
export function tileState({ enabled, status, stream, ageMs, paused }: TileFacts): TileState {
  if (!enabled) return { kind: 'disabled' }
  if (paused && ageMs !== null) return { kind: 'paused' }
  if (ageMs !== null && ageMs < STALE_MS) return { kind: 'live' }
  const lost = status.state === 'reconnecting' || status.state === 'failed'
  if (stream === 'open' && lost) return { kind: 'no-signal', code: status.code ?? null }
  if (ageMs !== null) return { kind: 'stale' }
  return { kind: 'connecting' }
}

/** Age on the server's clock, never negative. */
export function pictureAge(nowMs: number, offset: number, capturedMs: number): number {
  return Math.max(0, nowMs + offset - capturedMs)
}
