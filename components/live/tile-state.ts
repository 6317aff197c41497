/** What a tile says of itself, from everything that is known about its camera. Slow, stuck and dead are told apart. */
import type { CameraStatus } from '@/server/contract/camera'
import type { ErrorCode } from '@/server/contract/errors'

/** A picture older than this is not called live. */
export const STALE_MS = 2_000
/** Pictures may stay away for this many of their usual gaps before the picture is called stuck... */
const GAPS = 3
/** ...but no longer than this, however slow the camera is. */
export const PATIENCE_MAX_MS = 10_000
/** Weight of the newest gap in the usual one: a few pictures after a change it is true again. */
const NEWEST = 0.3

export type StreamPhase = 'connecting' | 'open' | 'waiting'
export type TileState =
  | { kind: 'disabled' }
  | { kind: 'paused' }
  /** No picture yet. */
  | { kind: 'connecting' }
  /** Another server runs the camera and has its pictures. */
  | { kind: 'elsewhere'; server: string }
  /** A webcam whose page is not open in any browser. */
  | { kind: 'waiting-browser' }
  /** The server has lost the camera; code says why. */
  | { kind: 'no-signal'; code: ErrorCode | null }
  /** This page has lost the server: nothing is known of the camera. */
  | { kind: 'cut' }
  /** Camera and line are said to be well, and yet nothing new comes. */
  | { kind: 'stuck' }
  /** Pictures come, but late or seldom. */
  | { kind: 'slow' }
  | { kind: 'live' }

export type TileFacts = {
  enabled: boolean
  status: Pick<CameraStatus, 'state' | 'code' | 'server'>
  stream: StreamPhase
  /** Age of the picture on the canvas since its capture, ms; null when there is none. */
  ageMs: number | null
  /** Time since the canvas last changed, ms. */
  quietMs: number
  /** Usual time between two pictures, ms; see usualGap. */
  gapMs: number
  paused: boolean
}

/** A picture younger than STALE_MS proves more than any message about the camera: it wins. */
export function tileState({ enabled, status, stream, ageMs, quietMs, gapMs, paused }: TileFacts): TileState {
  if (!enabled) return { kind: 'disabled' }
  if (paused && ageMs !== null) return { kind: 'paused' }
  const seldom = gapMs >= STALE_MS
  if (ageMs !== null && ageMs < STALE_MS && !seldom) return { kind: 'live' }
  if (status.state === 'elsewhere') return { kind: 'elsewhere', server: status.server ?? '' }
  const lost = status.state === 'reconnecting' || status.state === 'failed'
  if (stream === 'open' && status.code === 'webcam_waiting') return { kind: 'waiting-browser' }
  if (stream === 'open' && lost) return { kind: 'no-signal', code: status.code ?? null }
  if (ageMs === null) return { kind: 'connecting' }
  if (stream !== 'open') return { kind: 'cut' }
  return { kind: quietMs < patienceMs(gapMs) ? 'slow' : 'stuck' }
}

/** Whether what is on the canvas is what happens now, if late: only then its counts count. */
export function isMoving({ kind }: TileState): boolean {
  return kind === 'live' || kind === 'slow'
}

function patienceMs(gapMs: number): number {
  return Math.min(PATIENCE_MAX_MS, Math.max(STALE_MS, GAPS * gapMs))
}

/**
 * The usual time between two pictures, ms, after one more: an exponential average. A gap beyond all patience is an
 * absence (of the camera, the line, the reader) and says nothing of the rate.
 * @param usual so far; null while there is none
 */
export function usualGap(usual: number | null, gapMs: number): number | null {
  if (gapMs >= PATIENCE_MAX_MS) return usual
  return usual === null ? gapMs : usual + NEWEST * (gapMs - usual)
}

/** Age on the server's clock, never negative. */
export function pictureAge(nowMs: number, offset: number, capturedMs: number): number {
  return Math.max(0, nowMs + offset - capturedMs)
}
