/**
 * The one reader of GET /stream: a single response carries every camera of a page (browsers allow six connections).
 * Per camera at most one picture is being decoded and one waits; a newer one replaces it and the drop is counted.
 * Reconnects by itself; pauses while nobody looks.
 */
import { backoffMs, RECONNECT } from '@/server/backoff'
import { type ErrorCode, errorBody } from '@/server/contract/errors'
import type { FrameMessage } from '@/server/contract/frame'
import { STREAM_BOUNDARY, STREAM_KEEPALIVE_MS } from '@/server/contract/stream'
import { createMultipartParser } from './multipart-parser'
import { createNewestWins, type NewestWins } from './newest-wins'
import { createPairing, type RawPicture, readResult } from './pairing'

/** A picture and what was found in it. The receiver closes the bitmap. */
export type Picture = {
  bitmap: ImageBitmap
  frameId: number
  capturedAt: number
  result: FrameMessage
  dropped: number
}

export type StreamState =
  | { phase: 'connecting' }
  | { phase: 'open' }
  /** Lost; tries again in retryMs. code: what the server said, when it said something. */
  | { phase: 'waiting'; retryMs: number; code: ErrorCode | null }

export type StreamEvents = {
  picture(cameraId: string, picture: Picture): void
  state(state: StreamState): void
  /** A response header came: for the clock. Unix ms. */
  date(date: number, sent: number, received: number): void
  /** A picture came, decoded or not: for the clock. Unix ms. */
  arrived(capturedAt: number, received: number): void
}

/** Longer silence than two keep-alives: the line is dead although nobody closed it. */
const SILENCE_MS = STREAM_KEEPALIVE_MS * 2.5

/** Starts reading at once. close() ends the request, the timers and every queue. */
export function openPictureStream(cameraIds: readonly string[], events: StreamEvents): { close(): void } {
  const url = `/stream?cameras=${cameraIds.map(encodeURIComponent).join(',')}`
  const queues = new Map<string, NewestWins<RawPicture>>()
  let failures = 0
  let request: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  async function decode(raw: RawPicture): Promise<void> {
    const bitmap = await createImageBitmap(new Blob([raw.jpeg], { type: 'image/jpeg' }))
    if (closed) return bitmap.close()
    const { frameId, capturedAt } = raw
    const dropped = queues.get(raw.cameraId)?.dropped ?? 0
    events.picture(raw.cameraId, { bitmap, frameId, capturedAt, result: readResult(raw), dropped })
  }

  function accept(raw: RawPicture): void {
    events.arrived(raw.capturedAt, Date.now())
    let queue = queues.get(raw.cameraId)
    if (!queue) {
      // Only cameras that were asked for, so that the map is bounded.
      if (!cameraIds.includes(raw.cameraId)) return
      queue = createNewestWins(decode)
      queues.set(raw.cameraId, queue)
    }
    queue.push(raw)
  }

  /** Resolves with the server's error code when it refused; rejects when the line broke. */
  async function read(abort: AbortController): Promise<ErrorCode | null> {
    const sent = Date.now()
    const response = await fetch(url, { signal: abort.signal, cache: 'no-store' })
    events.date(Date.parse(response.headers.get('date') ?? ''), sent, Date.now())
    if (!response.ok || !response.body) return refusal(response)
    events.state({ phase: 'open' })
    const parser = createMultipartParser(STREAM_BOUNDARY)
    const pairing = createPairing()
    const reader = response.body.getReader()
    let watchdog = setTimeout(() => abort.abort(), SILENCE_MS)
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return null
        clearTimeout(watchdog)
        watchdog = setTimeout(() => abort.abort(), SILENCE_MS)
        for (const part of parser.push(value)) {
          failures = 0
          const picture = pairing.accept(part)
          if (picture) accept(picture)
        }
      }
    } finally {
      clearTimeout(watchdog)
      abort.abort()
    }
  }

  async function connect(): Promise<void> {
    request = new AbortController()
    events.state({ phase: 'connecting' })
    const code = await read(request).catch(() => null)
    request = null
    // Closed or hidden meanwhile: becoming visible connects again.
    if (closed || document.hidden) return
    const retryMs = backoffMs(RECONNECT, ++failures, Math.random())
    events.state({ phase: 'waiting', retryMs, code })
    timer = setTimeout(() => void connect(), retryMs)
  }

  function stop(): void {
    clearTimeout(timer)
    request?.abort()
  }

  function visibility(): void {
    if (document.hidden) {
      stop()
      return
    }
    clearTimeout(timer)
    failures = 0
    if (!request) void connect()
  }

  document.addEventListener('visibilitychange', visibility)
  window.addEventListener('online', visibility)
  if (!document.hidden) void connect()

  return {
    close() {
      closed = true
      stop()
      document.removeEventListener('visibilitychange', visibility)
      window.removeEventListener('online', visibility)
      for (const queue of queues.values()) queue.close()
    },
  }
}

async function refusal(response: Response): Promise<ErrorCode> {
  const body = errorBody.safeParse(await response.json().catch(() => null))
  return body.success ? body.data.error.code : 'internal'
}
