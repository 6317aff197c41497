/** A mark that only this installation can make: these facts are what it told this person. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReportDigest } from '../../contract/report'
import type { Principal } from '../../contract/user'

export function markOf(secret: string, who: Principal, digest: Omit<ReportDigest, 'mark'>): string {
  const { from, to, zone, cameraIds, place, length, until, totals, facts, leftOut } = digest
  const told = [who.userId, from, to, zone, cameraIds, place, length, until, totals, facts, leftOut]
  return createHmac('sha256', `report digest ${secret}`).update(JSON.stringify(told, sortKeys)).digest('base64url')
}

export function isMarked(secret: string, who: Principal, digest: ReportDigest): boolean {
  const [given, made] = [Buffer.from(digest.mark), Buffer.from(markOf(secret, who, digest))]
  return given.length === made.length && timingSafeEqual(given, made)
}

/** The same text whatever the order of the keys. */
function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
