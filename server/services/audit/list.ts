import { auditPage, auditQuery } from '../../contract/audit'
import { verb } from '../verb'
import { toAuditEntry, whereAudit } from './view'

export const listAudit = verb({
  name: 'audit.list',
  method: 'GET',
  path: '/api/audit',
  summary: 'Who changed what, newest first, a page at a time.',
  action: 'audit.read',
  input: auditQuery,
  output: auditPage,
  async run({ prisma }, { input }) {
    const rows = await prisma.auditEntry.findMany({
      where: whereAudit(input),
      orderBy: { seq: 'desc' },
      take: input.limit + 1,
    })
    const items = rows.slice(0, input.limit).map(toAuditEntry)
    return { items, next: rows.length > input.limit ? (items.at(-1)?.seq ?? null) : null }
  },
})
