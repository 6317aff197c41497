import { type AlertQuery, alertPage, alertQuery } from '../../contract/alert'
import type { Prisma } from '../../store/generated/client'
import { isId } from '../guard'
import { toDate } from '../to-date'
import { verb } from '../verb'
import { whereAlert } from '../visible'
import { decodeCursor, encodeCursor } from './cursor'
import { toAlertView } from './view'

/**
 * By key: a page starts exactly after the last one whatever was raised meanwhile.
 * Throws bad_request for a foreign cursor.
 */
export const listAlerts = verb({
  name: 'alerts.list',
  method: 'GET',
  path: '/api/alerts',
  summary: 'Alerts of the cameras you may see, newest first, a page at a time.',
  action: 'alert.read',
  on: 'visible',
  input: alertQuery,
  output: alertPage,
  async run({ prisma }, { who, input }) {
    const visible = whereAlert(who)
    const where: Prisma.AlertWhereInput = { AND: [visible, ...filters(input), ...after(input.cursor)] }
    const [rows, open] = await Promise.all([
      prisma.alert.findMany({
        where,
        omit: { evidence: true },
        orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
        take: input.limit + 1,
      }),
      prisma.alert.count({ where: { AND: [visible, { state: 'raised' }] } }),
    ])
    const items = rows.slice(0, input.limit).map(toAlertView)
    const last = items.at(-1)
    return { items, next: rows.length > input.limit && last ? encodeCursor(last) : null, open }
  },
})

function filters({
  cameraId,
  kind,
  behaviour,
  state,
  severity,
  lesson,
  from,
  to,
}: AlertQuery): Prisma.AlertWhereInput[] {
  // An id that cannot exist matches nothing.
  const camera = cameraId === undefined ? {} : isId(cameraId) ? { cameraId } : { id: { in: [] } }
  return [camera, { kind, behaviour, state, severity, lesson }, { raisedAt: { gte: toDate(from), lte: toDate(to) } }]
}

function after(cursor: string | undefined): Prisma.AlertWhereInput[] {
  if (cursor === undefined) return []
  const { raisedAt, id } = decodeCursor(cursor)
  const at = new Date(raisedAt)
  // The first condition says nothing new; it lets the index start there.
  return [{ raisedAt: { lte: at } }, { OR: [{ raisedAt: { lt: at } }, { raisedAt: at, id: { lt: id } }] }]
}
