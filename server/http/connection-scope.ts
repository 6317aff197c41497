/**
 * Which connection the running code works for. An error that nobody caught can then end that one connection: a stranger
 * who finds a request that trips the program over has not found the way to stop it for everybody.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Duplex } from 'node:stream'

const scope = new AsyncLocalStorage<Duplex>()

/** Runs work, and all that it starts, as work for this connection. */
export function workFor<T>(connection: Duplex, work: () => T): T {
  return scope.run(connection, work)
}

/** What a socket says when the other side is gone; it may come to light anywhere a write was under way. */
const GONE = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])

function isPeerGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  return GONE.has(code ?? '') && ['read', 'write', 'writev', 'shutdown'].includes(syscall ?? '')
}

/**
 * For process.on('uncaughtException'): ends the connection that the error belongs to. False when it belongs to none;
 * the program cannot know then what it is worth any more, and should stop.
 */
export function endConnectionOf(error: unknown): boolean {
  const connection = scope.getStore()
  connection?.destroy()
  return connection !== undefined || isPeerGone(error)
}
