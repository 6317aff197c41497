/** The one Socket.IO client of the page, typed by the contract, with the state of its connection. */
import { io, type Socket } from 'socket.io-client'
import { ApiError } from '@/components/lib/api-error'
import type { Ack, ClientToServer, ServerToClient } from '@/server/contract/socket'

export type LiveSocket = Socket<ServerToClient, ClientToServer>
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'offline'

const ACK_TIMEOUT_MS = 5_000
/** So many attempts in vain, about 15 s: no longer called reconnecting. It goes on trying all the same. */
const OFFLINE_AFTER = 5

export type LiveConnection = {
  socket: LiveSocket
  state(): ConnectionState
  onState(listener: () => void): () => void
  close(): void
}

/** Connects at once and for ever, 0.5 to 8 s between attempts. The cookie says who we are. */
export function openConnection(): LiveConnection {
  const socket: LiveSocket = io({
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
  })
  const listeners = new Set<() => void>()
  let state: ConnectionState = 'connecting'
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function become(next: ConnectionState): void {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  function lost(): void {
    if (!navigator.onLine || failures >= OFFLINE_AFTER) become('offline')
    else if (state !== 'connecting') become('reconnecting')
  }
  function online(): void {
    failures = 0
    if (!socket.connected) {
      become('reconnecting')
      // Ends the pause between two attempts: now is the time.
      socket.disconnect().connect()
    }
  }

  socket.on('connect', () => {
    failures = 0
    become('connected')
  })
  socket.on('disconnect', () => {
    become('reconnecting')
    lost()
    // Closed by the server: Socket.IO would not come back by itself.
    if (!socket.active) retry = setTimeout(() => socket.connect(), 1_000)
  })
  socket.on('connect_error', () => {
    failures++
    lost()
    // Refused in the handshake (signed out, limits): ask again, rarely.
    if (!socket.active) retry = setTimeout(() => socket.connect(), 8_000)
  })
  window.addEventListener('online', online)
  window.addEventListener('offline', lost)

  return {
    socket,
    state: () => state,
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearTimeout(retry)
      window.removeEventListener('online', online)
      window.removeEventListener('offline', lost)
      listeners.clear()
      socket.disconnect()
    },
  }
}

type Reply<E extends keyof ClientToServer> = Parameters<ClientToServer[E]>[1] extends (ack: Ack<infer T>) => void
  ? T
  : never

/** Resolves when there is a connection, or when it has been waited for long enough: who asks then hears why not. */
export function whenConnected(socket: LiveSocket): Promise<void> {
  if (socket.connected) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      socket.off('connect', done)
      resolve()
    }
    const timer = setTimeout(done, ACK_TIMEOUT_MS)
    socket.on('connect', done)
  })
}

/** One request over the socket. Throws ApiError: the server's code, `unreachable` when there is no connection. */
export async function request<E extends keyof ClientToServer>(
  socket: LiveSocket,
  event: E,
  payload: Parameters<ClientToServer[E]>[0],
  { timeoutMs = ACK_TIMEOUT_MS } = {},
): Promise<Reply<E>> {
  if (!socket.connected) throw new ApiError('unreachable')
  // The event map's generics do not survive a generic event name: the contract's types hold at both ends of this call.
  const plain = socket.timeout(timeoutMs) as unknown as {
    emitWithAck(name: string, data: unknown): Promise<Ack<Reply<E>>>
  }
  const ack = await plain.emitWithAck(event, payload).catch(() => {
    throw new ApiError('timed_out')
  })
  if (!ack.ok) throw new ApiError(ack.error.code, ack.error.message, ack.error.fields, ack.error.retryAfter)
  return ack.data
}
