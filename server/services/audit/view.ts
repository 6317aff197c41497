import { z } from 'zod'
import type { AuditEntry, AuditQuery } from '../../contract/audit'
import type { Prisma, AuditEntry as Row } from '../../store/generated/client'
import { isId } from '../guard'

const via = z.enum(['session', 'token', 'system'])

export function toAuditEntry({ hash: _, at, ...row }: Row): AuditEntry {
  return { ...row, at: at.getTime(), via: via.parse(row.via) }
}

export function whereAudit({ userId, verb, target, from, to, before }: AuditQuery): Prisma.AuditEntryWhereInput {
  // An id that cannot exist matches nothing.
  if (userId !== undefined && !isId(userId)) return { seq: { in: [] } }
  return { userId, verb, target, at: { gte: toDate(from), lte: toDate(to) }, seq: { lt: before } }
}

/** The years that both JavaScript and PostgreSQL know. */
const MAX_TIME = Date.UTC(9999, 0)

function toDate(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(Math.min(Math.max(ms, 0), MAX_TIME))
}
