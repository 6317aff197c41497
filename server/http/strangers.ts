/**
 * TCP connections behind which nobody is known yet. Only so many are kept, of one address and in all: when there is one
 * too many, the oldest gives way, because who is in a hurry to say who he is has said it by then. None may take longer
 * than a deadline for one request. A connection on which somebody was recognised is no stranger any more.
 */
import type { Duplex } from 'node:stream'
import { addressKey } from '../address-key'
import type { Clock } from '../clock'

export type StrangerLimits = {
  perAddress: number
  total: number
  /** From the beginning of a request (or of the connection) to the end of its answer. */
  deadlineMs: number
}

/** Room for a class of browsers behind one address, which open six connections each before they sign in. */
export const STRANGER_LIMITS: StrangerLimits = { perAddress: 256, total: 2048, deadlineMs: 60_000 }

const LOOK_MS = 1_000

export type Strangers = {
  /** Counts a connection until somebody is recognised on it or it is closed. */
  arrived(connection: Duplex, address: string): void
  has(connection: Duplex): boolean
  /** Its next request begins: the deadline counts from here. */
  began(connection: Duplex): void
  recognised(connection: Duplex): void
  count(): number
  stop(): void
}

export function createStrangers({ limits, clock }: { limits: StrangerLimits; clock: Clock }): Strangers {
  /** Of each address, in the order they came. */
  const groups = new Map<string, Set<Duplex>>()
  const all = new Map<Duplex, { key: string; since: number }>()

  function forget(connection: Duplex): void {
    const key = all.get(connection)?.key
    if (key === undefined) return
    all.delete(connection)
    const group = groups.get(key)
    group?.delete(connection)
    if (group?.size === 0) groups.delete(key)
  }

  /** Cut off: it is closed without a word. */
  function cut(connection: Duplex | undefined): void {
    if (!connection) return
    forget(connection)
    connection.destroy()
  }

  function largest(): Set<Duplex> {
    let found = new Set<Duplex>()
    for (const group of groups.values()) if (group.size > found.size) found = group
    return found
  }

  const timer = setInterval(() => {
    for (const [connection, { since }] of all) if (clock.steady() - since >= limits.deadlineMs) cut(connection)
  }, LOOK_MS)
  timer.unref()

  return {
    arrived(connection, address) {
      const key = addressKey(address)
      const group = groups.get(key) ?? new Set()
      groups.set(key, group.add(connection))
      all.set(connection, { key, since: clock.steady() })
      connection.once('close', () => forget(connection))
      if (group.size > limits.perAddress) cut(group.values().next().value)
      else if (all.size > limits.total) cut(largest().values().next().value)
    },
    has: (connection) => all.has(connection),
    began(connection) {
      const entry = all.get(connection)
      if (entry) entry.since = clock.steady()
    },
    recognised: forget,
    count: () => all.size,
    stop: () => clearInterval(timer),
  }
}
