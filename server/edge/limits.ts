/** How many long connections one account and one address may hold at once. */
import { addressKey } from '../address-key'

export type ConnectionKind = 'stream' | 'socket'
export type ConnectionLimits = Record<ConnectionKind, { perAccount: number; perAddress: number }>

/** A page needs one stream and one socket; these leave room for a wall of pages and for programs. */
export const DEFAULT_LIMITS: ConnectionLimits = {
  stream: { perAccount: 64, perAddress: 256 },
  socket: { perAccount: 256, perAddress: 1024 },
}

/** The operator's numbers for both kinds, where there are some. */
export function limitsFrom(perAccount: number | null, perAddress: number | null): ConnectionLimits {
  const of = (kind: ConnectionKind) => ({
    perAccount: perAccount ?? DEFAULT_LIMITS[kind].perAccount,
    perAddress: perAddress ?? DEFAULT_LIMITS[kind].perAddress,
  })
  return { stream: of('stream'), socket: of('socket') }
}

export type Limits = {
  /** Counts one connection in. Null when the account or the address is full; else the way to count it out, once. */
  acquire(kind: ConnectionKind, account: string, address: string): (() => void) | null
}

export function createLimits(limits: ConnectionLimits = DEFAULT_LIMITS): Limits {
  const counts = new Map<string, number>()
  const change = (key: string, by: number) => {
    const next = (counts.get(key) ?? 0) + by
    if (next > 0) counts.set(key, next)
    else counts.delete(key)
  }
  return {
    acquire(kind, account, address) {
      const keys: [string, number][] = [
        [`${kind} account ${account}`, limits[kind].perAccount],
        [`${kind} address ${addressKey(address)}`, limits[kind].perAddress],
      ]
      if (keys.some(([key, limit]) => (counts.get(key) ?? 0) >= limit)) return null
      for (const [key] of keys) change(key, 1)
      let held = true
      return () => {
        if (!held) return
        held = false
        for (const [key] of keys) change(key, -1)
      }
    },
  }
}
