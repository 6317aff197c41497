import type { AlertPage, AlertQuery } from '../../contract/alert'
import type { Principal } from '../../contract/user'
import type { Prisma } from '../../store/generated/client'
import type { Context } from '../context'
import { isId, requireRole } from '../guard'
import { decodeCursor, encodeCursor } from './cursor'
import { toAlertView } from './view'

/**
 * Newest first, by key: a page starts exactly after the last one whatever was raised meanwhile.
 * Throws bad_request for a foreign cursor.
 */
export async function listAlerts({ prisma }: Context, who: Principal, query: AlertQuery): Promise<AlertPage> {
  requireRole(who, 'viewer')
  const where: Prisma.AlertWhereInput = { AND: [...filters(query), ...after(query.cursor)] }
  const [rows, open] = await Promise.all([
    prisma.alert.findMany({ where, orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }], take: query.limit + 1 }),
    prisma.alert.count({ where: { state: 'raised' } }),
  ])
  const items = rows.slice(0, query.limit).map(toAlertView)
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? encodeCursor(last) : null, open }
}

function filters({ cameraId, kind, behaviour, state, severity, from, to }: AlertQuery): Prisma.AlertWhereInput[] {
  // An id that cannot exist matches nothing.
  const camera = cameraId === undefined ? {} : isId(cameraId) ? { cameraId } : { id: { in: [] } }
  return [camera, { kind, behaviour, state, severity }, { raisedAt: { gte: toDate(from), lte: toDate(to) } }]
}

function after(cursor: string | undefined): Prisma.AlertWhereInput[] {
  if (cursor === undefined) return []
  const { raisedAt, id } = decodeCursor(cursor)
  const at = new Date(raisedAt)
  // The first condition says nothing new; it lets the index start there.
  return [{ raisedAt: { lte: at } }, { OR: [{ raisedAt: { lt: at } }, { raisedAt: at, id: { lt: id } }] }]
}

/** The years that both JavaScript and PostgreSQL know. */
const MAX_TIME = Date.UTC(9999, 0)

function toDate(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(Math.min(Math.max(ms, 0), MAX_TIME))
}
