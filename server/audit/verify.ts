/** Whether a chain of entries is whole. Pure. */
import { type AuditFields, chainHash, GENESIS } from './hash'

export type ChainedEntry = AuditFields & { hash: string }
/** `unexpected`: an entry before the first one that there can be. */
export type Broken = { seq: number; why: 'missing' | 'changed' | 'unexpected' }
/** What the first entry follows: the newest one that a retention took away. */
export type Anchor = { seq: number; hash: string }

/**
 * Follows entries in order of seq, a batch at a time. The first entry there is must be number 1, or be the one that a
 * retention left as the oldest: then `anchor` is the hash before it.
 */
export function createVerifier(anchor: Anchor = { seq: 0, hash: GENESIS }) {
  let last = anchor
  return {
    /** The first entry that does not follow from the one before it, or null. */
    check(entries: readonly ChainedEntry[]): Broken | null {
      for (const { hash, ...fields } of entries) {
        if (fields.seq <= last.seq) return { seq: fields.seq, why: 'unexpected' }
        if (fields.seq !== last.seq + 1) return { seq: last.seq + 1, why: 'missing' }
        if (chainHash(last.hash, fields) !== hash) return { seq: fields.seq, why: 'changed' }
        last = { seq: fields.seq, hash }
      }
      return null
    },
    /** The newest entry checked. */
    get last() {
      return last
    },
  }
}
