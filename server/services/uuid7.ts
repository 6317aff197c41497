/**
 * UUID version 7: sorts by time of creation, within a millisecond too if one process made them. For rows whose id must
 * be known before they are written, or whose order shows.
 */
import { randomBytes } from 'node:crypto'

/** The millisecond of the last id, and what stood in its 12 bits below that: the next one of it stands one higher. */
let last = { ms: -1, below: 0 }

export function uuid7(nowMs: number): string {
  const bytes = randomBytes(16)
  // A random beginning in the lower half: 2,048 more of this millisecond fit above it.
  const below = nowMs === last.ms ? Math.min(last.below + 1, 0xfff) : bytes.readUInt16BE(6) & 0x7ff
  last = { ms: nowMs, below }
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | below, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
