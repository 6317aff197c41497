/** Alerts of a period, counted by the database, and those that are told one by one. */
import type { AlertMaterial, AlertTotals } from '../../assistant/facts/material'
import { ALERT_STATES } from '../../contract/alert'
import type { ReportLength } from '../../contract/report'
import { SEVERITIES } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import type { Prisma, PrismaClient } from '../../store/generated/client'
import { handledSteps, toAlertView, WITH_STEPS } from '../alerts/view'
import { ofPlace } from '../of-place'
import { whereAlert } from '../visible'

/** How many are told one by one: what matters most first, then the newest. */
const TOLD: Record<ReportLength, number> = { short: 5, normal: 20, long: 60 }
/** Rules that are told; the total counts all. */
const MAX_RULES = 20

type Asked = { from: number; until: number; length: ReportLength; cameraIds: string[]; place: string | null }

export async function readAlerts(
  prisma: PrismaClient,
  who: Principal,
  { from, until, length, cameraIds, place }: Asked,
): Promise<{ totals: AlertTotals; told: AlertMaterial[] }> {
  const where: Prisma.AlertWhereInput = {
    AND: [
      whereAlert(who),
      { raisedAt: { gte: new Date(from), lt: new Date(until) } },
      cameraIds.length > 0 ? { cameraId: { in: cameraIds } } : {},
      await ofPlace(prisma, place),
    ],
  }
  const [states, severities, rules, rows] = await Promise.all([
    prisma.alert.groupBy({ by: ['state'], where, _count: true }),
    prisma.alert.groupBy({ by: ['severity'], where, _count: true }),
    prisma.alert.groupBy({
      by: ['ruleName', 'cameraName', 'cameraId'],
      where,
      _count: { id: true },
      orderBy: [{ _count: { id: 'desc' } }, { ruleName: 'asc' }, { cameraName: 'asc' }],
      take: MAX_RULES,
    }),
    prisma.alert.findMany({
      where,
      omit: { evidence: true },
      include: WITH_STEPS,
      orderBy: [{ severity: 'desc' }, { raisedAt: 'desc' }, { id: 'desc' }],
      take: TOLD[length],
    }),
  ])
  const byState = Object.fromEntries(ALERT_STATES.map((name) => [name, 0])) as AlertTotals['byState']
  for (const { state, _count } of states) byState[state] = _count
  const bySeverity = Object.fromEntries(SEVERITIES.map((name) => [name, 0])) as AlertTotals['bySeverity']
  for (const { severity, _count } of severities) bySeverity[severity] = _count
  return {
    totals: {
      all: states.reduce((sum, { _count }) => sum + _count, 0),
      byState,
      bySeverity,
      byRule: rules.map(({ ruleName, cameraName, cameraId, _count }) => ({
        ...{ rule: ruleName, camera: cameraName, cameraId, count: _count.id },
      })),
    },
    told: rows
      .map((row) => ({
        ...toAlertView(row),
        // What was done before it fired was about its incident, not about it.
        steps: handledSteps(row)
          .filter(({ at }) => at >= row.raisedAt.getTime())
          .map(({ state, at, by }) => ({ state, at, by })),
      }))
      .sort((a, b) => a.raisedAt - b.raisedAt),
  }
}
