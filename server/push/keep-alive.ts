/** Pings a plain WebSocket; one that does not answer is closed. */
import type { WebSocket } from 'ws'
import type { Clock } from '../clock'
import type { WsOptions } from './ws-client'

export function keepAlive(ws: WebSocket, clock: Clock, { pingMs, deadMs }: WsOptions): void {
  let answeredAt = clock.steady()
  ws.on('pong', () => {
    answeredAt = clock.steady()
  })
  const heartbeat = setInterval(() => {
    if (clock.steady() - answeredAt >= deadMs) ws.terminate()
    else ws.ping()
  }, pingMs)
  ws.once('close', () => clearInterval(heartbeat))
}
