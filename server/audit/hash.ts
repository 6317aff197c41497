/** The chain of audit entries: each hash covers the entry and the hash before it, so nothing can be taken out unseen. Pure. */
import { createHash } from 'node:crypto'

export type AuditFields = {
  seq: number
  /** Unix ms. */
  at: number
  userId: string | null
  byName: string | null
  via: string
  address: string
  verb: string
  target: string
  before: unknown
  after: unknown
}

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64)

/** sha256 over the previous hash and the entry as JSON with sorted keys, hex. */
export function chainHash(previous: string, entry: AuditFields): string {
  return createHash('sha256').update(previous).update(canonical(entry)).digest('hex')
}

/** JSON with the keys of every object in order: PostgreSQL's jsonb keeps no order of its own. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
