import { auditQuery } from '../../contract/audit'
import { csvCell } from '../export/csv'
import { verb } from '../verb'
import { toAuditEntry, whereAudit } from './view'

const MAX_ROWS = 10_000
const COLUMNS = ['seq', 'at', 'byName', 'userId', 'via', 'address', 'verb', 'target', 'before', 'after'] as const

export const exportAudit = verb({
  name: 'audit.export',
  method: 'GET',
  path: '/api/audit.csv',
  summary: 'The same entries as CSV, at most 10,000.',
  action: 'audit.read',
  input: auditQuery.omit({ limit: true }),
  output: 'text/csv',
  async run({ prisma }, { input }) {
    const where = whereAudit({ ...input, limit: 1 })
    const rows = await prisma.auditEntry.findMany({ where, orderBy: { seq: 'desc' }, take: MAX_ROWS })
    const lines = rows.map((row) => {
      const entry = { ...toAuditEntry(row), at: row.at.toISOString() }
      return COLUMNS.map((column) => csvCell(text(entry[column]))).join(',')
    })
    // The mark tells spreadsheets that it is UTF-8.
    const bytes = Buffer.from(`\ufeff${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`)
    return { bytes, headers: { 'Content-Disposition': 'attachment; filename="audit.csv"' } }
  },
})

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)
