/** One plain WebSocket client of one camera: results out, a few controls in. */
import type { RawData, WebSocket } from 'ws'
import type { Locale } from '../contract/locale'
import type { WsInbound, WsOutbound } from '../contract/websocket'
import type { Connection } from '../edge/connections'
import type { Edge } from '../edge/edge'
import { AppError } from '../errors'
import type { SharedFrame } from '../frames/shared-frame'
import type { CountBoard } from './count-board'
import { createTicks } from './ticks'
import { readWsMessage } from './ws-message'

export type WsOptions = {
  /** Between two pings. */
  pingMs: number
  /** A client that has not answered for this long is closed. */
  deadMs: number
  /** Unsent bytes above which frames are left out. */
  maxBuffered: number
  /** A client above maxBuffered for this long is closed. */
  stuckMs: number
}
export const WS_DEFAULTS: WsOptions = { pingMs: 10_000, deadMs: 30_000, maxBuffered: 1_000_000, stuckMs: 20_000 }

export type WsClient = { stats: { sent: number; dropped: number } }

export function startWsClient(
  { edge, counts, options }: { edge: Edge; counts: CountBoard; options: WsOptions },
  { ws, cameraId, connection, locale }: { ws: WebSocket; cameraId: string; connection: Connection; locale: Locale },
): WsClient {
  const { clock } = edge
  const stats = { sent: 0, dropped: 0 }
  let series: Extract<WsInbound, { type: 'set_series' }>['name'] = 'people'
  let withImage = false
  let answeredAt = clock.steady()
  let fullSince: number | null = null

  /** True while the client takes what it is sent. */
  function flowing(): boolean {
    if (ws.bufferedAmount <= options.maxBuffered) {
      fullSince = null
      return true
    }
    fullSince ??= clock.steady()
    if (clock.steady() - fullSince >= options.stuckMs) {
      connection.log.info(stats, 'client takes nothing: cut off')
      ws.terminate()
    }
    return false
  }

  function say(message: WsOutbound): void {
    if (flowing()) ws.send(JSON.stringify(message))
  }

  function show(shared: SharedFrame): void {
    if (!flowing()) {
      stats.dropped++
      return
    }
    stats.sent++
    ws.send(withImage ? shared.jsonWithImage() : shared.json(), { binary: false })
  }

  // Ticks come only after set_interval: a page that draws every message it gets (the small ECharts one) would take a
  // tick for a frame without anybody in it.
  const ticks = createTicks(() => {
    const now = counts.latest(cameraId)
    if (!now) return
    const value = series === 'people' ? now.people : now.counts[series]
    say({ type: 'tick', series, timestamp: clock.now(), value })
  })

  function obey(message: WsInbound): void {
    switch (message.type) {
      case 'ping':
        say({ type: 'pong', t: clock.now() })
        return
      case 'set_interval':
        ticks.set(cameraId, message.ms)
        say({ type: 'ack', action: 'set_interval', ms: message.ms })
        return
      case 'set_series':
        series = message.name
        say({ type: 'ack', action: 'set_series', name: series })
        return
      case 'set_image':
        withImage = message.on
        say({ type: 'ack', action: 'set_image', on: withImage })
    }
  }

  const heartbeat = setInterval(() => {
    if (clock.steady() - answeredAt >= options.deadMs) {
      connection.log.info('no pong: cut off')
      ws.terminate()
      return
    }
    if (flowing()) ws.ping()
  }, options.pingMs)

  const unfollow = edge.feed.subscribe(cameraId, show)
  ws.on('pong', () => {
    answeredAt = clock.steady()
  })
  ws.on('message', (data: RawData) => {
    try {
      obey(readWsMessage(data.toString()))
    } catch (error) {
      if (!(error instanceof AppError)) connection.log.error({ err: error }, 'message failed')
      const { code, message } = edge.errorText(error, locale).error
      say({ type: 'error', code, message })
    }
  })
  ws.on('error', (error) => connection.log.debug({ err: error }, 'socket error'))
  ws.once('close', () => {
    clearInterval(heartbeat)
    ticks.clearAll()
    unfollow()
    connection.log.debug(stats, 'messages')
    connection.closed()
  })
  return { stats }
}
