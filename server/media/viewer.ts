/**
 * One viewer of a stream (ARCHITECTURE.md rules 3 and 4). While its last picture is still on the way, only the newest
 * picture of each camera waits, one buffer a camera, shared with all other viewers; what it replaces is dropped and counted. The
 * camera that has waited longest goes first, so that a slow line still shows all of them.
 */
import type { ServerResponse } from 'node:http'

/** A write that the other side has not taken for this long ends the viewer. */
export const STUCK_MS = 20_000

export type Viewer = {
  /** Writes this picture, or keeps it until the last one has gone. */
  offer(cameraId: string, chunk: Buffer): void
  /** Ends the response politely; what waits is forgotten. */
  end(): void
  stats: { sent: number; dropped: number }
}

/** What a viewer needs of a ServerResponse. */
export type Sink = Pick<ServerResponse, 'write' | 'destroy' | 'end' | 'once'>

/**
 * @param options.keepalive written when nothing else was for keepaliveMs
 * @param options.onStuck told before a viewer that takes nothing is cut off
 */
export function createViewer(
  sink: Sink,
  options: { keepalive?: { chunk: Buffer; afterMs: number }; stuckMs?: number; onStuck?: () => void } = {},
): Viewer {
  const { keepalive, stuckMs = STUCK_MS, onStuck } = options
  const stats = { sent: 0, dropped: 0 }
  const waiting = new Map<string, Buffer>()
  let busy = false
  let open = true
  let timer: NodeJS.Timeout | undefined

  /** One timer: it watches the write under way, or the silence after it. */
  function arm(): void {
    clearTimeout(timer)
    if (busy) timer = setTimeout(giveUp, stuckMs)
    else if (keepalive) timer = setTimeout(() => write(keepalive.chunk), keepalive.afterMs)
    timer?.unref()
  }

  function giveUp(): void {
    onStuck?.()
    sink.destroy()
  }

  function write(chunk: Buffer): void {
    busy = true
    arm()
    sink.write(chunk, flushed)
  }

  function flushed(error?: Error | null): void {
    if (!open || error) return
    busy = false
    const next = waiting.entries().next().value
    if (!next) {
      arm()
      return
    }
    waiting.delete(next[0])
    stats.sent++
    write(next[1])
  }

  sink.once('close', () => {
    open = false
    clearTimeout(timer)
    waiting.clear()
  })
  arm()

  return {
    stats,
    offer(cameraId, chunk) {
      if (!open) return
      if (busy) {
        if (waiting.has(cameraId)) stats.dropped++
        waiting.set(cameraId, chunk)
        return
      }
      stats.sent++
      write(chunk)
    },
    end() {
      open = false
      waiting.clear()
      // A write under way keeps its timer: a viewer that takes nothing is cut off even now.
      if (!busy) clearTimeout(timer)
      sink.end()
    },
  }
}
