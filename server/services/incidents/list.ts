import { type IncidentQuery, incidentPage, incidentQuery } from '../../contract/incident'
import type { Prisma } from '../../store/generated/client'
import { decodeCursor, encodeCursor } from '../alerts/cursor'
import { isId } from '../guard'
import { ofPlace } from '../of-place'
import { toDate } from '../to-date'
import { verb } from '../verb'
import { whereIncident } from '../visible'
import { withLatest } from './view'

/** By key, as alerts are. Throws bad_request for a foreign cursor. */
export const listIncidents = verb({
  name: 'incidents.list',
  method: 'GET',
  path: '/api/incidents',
  summary: 'Incidents of the cameras you may see, those that began last first, a page at a time.',
  action: 'alert.read',
  on: 'visible',
  input: incidentQuery,
  output: incidentPage,
  async run({ prisma }, { who, input }) {
    const visible = whereIncident(who)
    const place = await ofPlace(prisma, input.place)
    const [rows, unread] = await Promise.all([
      prisma.incident.findMany({
        where: { AND: [visible, place, ...filters(input, who.userId), ...after(input.cursor)] },
        orderBy: [{ firstAt: 'desc' }, { id: 'desc' }],
        take: input.limit + 1,
      }),
      prisma.incident.count({ where: { AND: [visible, { state: 'new' }] } }),
    ])
    const items = await withLatest(prisma, rows.slice(0, input.limit))
    const last = items.at(-1)
    const next = rows.length > input.limit && last ? encodeCursor({ raisedAt: last.firstAt, id: last.id }) : null
    return { items, next, unread }
  },
})

function filters(
  { cameraId, ruleId, state, mine, kind, behaviour, severity, lesson, from, to }: IncidentQuery,
  userId: string,
): Prisma.IncidentWhereInput[] {
  // An id that cannot exist matches nothing.
  if ([cameraId, ruleId].some((id) => id !== undefined && !isId(id))) return [{ id: { in: [] } }]
  return [
    { cameraId, ruleId, kind, behaviour, severity, lesson },
    state === 'open' ? { closedAt: null } : { state },
    mine ? { assigneeId: userId } : {},
    { firstAt: { gte: toDate(from), lte: toDate(to) } },
  ]
}

function after(cursor: string | undefined): Prisma.IncidentWhereInput[] {
  if (cursor === undefined) return []
  const { raisedAt, id } = decodeCursor(cursor)
  const at = new Date(raisedAt)
  // The first condition says nothing new; it lets the index start there.
  return [{ firstAt: { lte: at } }, { OR: [{ firstAt: { lt: at } }, { firstAt: at, id: { lt: id } }] }]
}
