import { z } from 'zod'
import type { AuditEntry, AuditQuery } from '../../contract/audit'
import type { Prisma, AuditEntry as Row } from '../../store/generated/client'
import { isId } from '../guard'
import { toDate } from '../to-date'

const via = z.enum(['session', 'token', 'system'])

export function toAuditEntry({ hash: _, at, ...row }: Row): AuditEntry {
  return { ...row, at: at.getTime(), via: via.parse(row.via) }
}

export function whereAudit({ userId, verb, target, from, to, before }: AuditQuery): Prisma.AuditEntryWhereInput {
  // An id that cannot exist matches nothing.
  if (userId !== undefined && !isId(userId)) return { seq: { in: [] } }
  return { userId, verb, target, at: { gte: toDate(from), lte: toDate(to) }, seq: { lt: before } }
}
