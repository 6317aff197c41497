import { historyExport } from '../../contract/history'
import { wallOf } from '../../rules/schedule/zone'
import type { Prisma } from '../../store/generated/client'
import type { Context } from '../context'
import type { Row } from '../export/row'
import { tableFile, XLSX_TYPE } from '../export/table'
import { ofPlace } from '../of-place'
import { verb } from '../verb'
import { whereAlert } from '../visible'
import { scopeOf } from './scope'

const HEAD = ['time', 'utc', 'camera', 'place', 'rule', 'kind', 'severity', 'state', 'lesson', 'held_s', 'id']

/** Throws camera_not_found, validation_failed. */
export const exportAlerts = verb({
  name: 'alerts.export',
  method: 'GET',
  path: '/api/alerts/export',
  summary: 'Alerts of at most 31 days as CSV or XLSX, oldest first.',
  action: 'alert.read',
  on: 'visible',
  input: historyExport,
  output: { stream: ['text/csv', XLSX_TYPE] },
  async run(c, { who, input: { format, ...query } }) {
    const { period } = await scopeOf(c, who, query)
    const { cameraId, place } = query
    const where: Prisma.AlertWhereInput = {
      AND: [whereAlert(who), { cameraId }, await ofPlace(c.prisma, place)],
    }
    return tableFile({ head: HEAD, rows: alertsOf(c, where, period) }, format, `alerts ${query.from} ${query.to}`)
  },
})

/** Few, as minutes are. */
const BATCH = 100
/** What is written, and no more: the rest of a row is most of it. */
const COLUMNS = {
  ...{ id: true, raisedAt: true, cameraName: true, cameraPlace: true, ruleName: true },
  ...{ kind: true, severity: true, state: true, lesson: true, heldMs: true },
} as const satisfies Prisma.AlertSelect

/** A page at a time, by key: one that is handled meanwhile is neither lost nor there twice. */
async function* alertsOf(
  { prisma }: Pick<Context, 'prisma'>,
  where: Prisma.AlertWhereInput,
  { from, to, zone }: { from: number; to: number; zone: string },
): AsyncGenerator<Row> {
  const within = { gte: new Date(from), lt: new Date(to) }
  for (let after: { raisedAt: Date; id: string } | null = null; ; ) {
    const rest: Prisma.AlertWhereInput = after
      ? { raisedAt: { gte: after.raisedAt }, OR: [{ raisedAt: { gt: after.raisedAt } }, { id: { gt: after.id } }] }
      : {}
    const rows = await prisma.alert.findMany({
      where: { AND: [where, { raisedAt: within }, rest] },
      select: COLUMNS,
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
    })
    for (const { raisedAt, cameraName, cameraPlace, ruleName, kind, severity, state, lesson, heldMs, id } of rows) {
      // Clocks of zones go by the second.
      const ms = raisedAt.getTime() % 1000
      yield [
        { wall: wallOf(zone, raisedAt.getTime() - ms) },
        raisedAt.toISOString(),
        ...[cameraName, cameraPlace, ruleName, kind, severity, state, lesson],
        heldMs === null ? null : heldMs / 1000,
        id,
      ]
    }
    after = rows.at(-1) ?? null
    if (rows.length < BATCH) return
  }
}
