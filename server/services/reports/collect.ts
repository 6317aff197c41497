/** Everything that is known of a period, for one person: what they may not see is not in it. */
import { can } from '../../access/can'
import { buildFacts } from '../../assistant/facts/build'
import type { Material } from '../../assistant/facts/material'
import { isPeriod, type ReportDigest, type ReportQuestion } from '../../contract/report'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isId } from '../guard'
import { MINUTE_MS } from '../history/minutes'
import { readHistory } from '../history/read'
import { whereCamera } from '../visible'
import { readAlerts } from './alerts'
import { markOf } from './mark'

/** A minute is stored some seconds after it has ended. */
const SETTLE_MS = 15_000

/** Throws validation_failed for a period that is none or begins in the future, camera_not_found. */
export async function collectDigest(c: Context, who: Principal, question: ReportQuestion): Promise<ReportDigest> {
  const { from, to, zone, length, place } = question
  const now = c.clock.now()
  if (!isPeriod(question)) throw new AppError('validation_failed', 'no such period', { fields: { to: 'period' } })
  if (from >= now) throw new AppError('validation_failed', 'not yet', { fields: { from: 'future' } })
  const cameraIds = [...new Set(question.cameraIds)]
  if (!cameraIds.every(isId)) throw new AppError('camera_not_found')
  const rows = await c.prisma.camera.findMany({
    where: {
      AND: [whereCamera(who), cameraIds.length > 0 ? { id: { in: cameraIds } } : {}, place === null ? {} : { place }],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  if (cameraIds.length > 0 && rows.length < cameraIds.length) throw new AppError('camera_not_found')
  const until = Math.min(to, now)
  const settled = Math.max(from, Math.min(to, Math.floor((now - SETTLE_MS) / MINUTE_MS) * MINUTE_MS))
  const known = rows.map(({ id, createdAt }) => ({ id, since: createdAt.getTime() }))
  const [history, alerts] = await Promise.all([
    readHistory(c.prisma, known, { from, until: settled }),
    can(who, 'alert.read') ? readAlerts(c.prisma, who, { from, until, length, cameraIds, place }) : null,
  ])
  const cameras = rows.map(({ id, name, place: of, modelId, createdAt }) => ({
    ...{ id, name, place: of, modelId, since: createdAt.getTime() },
    ...(history.get(id) ?? { counts: null, gaps: [] }),
  }))
  const material: Material = { from, until, zone, length, cameras, alerts }
  const { facts, leftOut } = buildFacts(material)
  const digest = {
    ...{ from, to, zone, length, cameraIds, place, until, facts },
    leftOut: { alerts: alerts ? alerts.totals.all - alerts.told.length : 0, facts: leftOut },
    totals: {
      cameras: cameras.length,
      alerts: alerts && {
        all: alerts.totals.all,
        byState: alerts.totals.byState,
        bySeverity: alerts.totals.bySeverity,
      },
      mostPeople: cameras.some(({ counts }) => counts)
        ? Math.max(...cameras.map(({ counts }) => counts?.people.most ?? 0))
        : null,
      measuredMinutes: Math.round(cameras.reduce((sum, { counts }) => sum + (counts?.measuredMinutes ?? 0), 0)),
      possibleMinutes: cameras.reduce(
        (sum, { since, modelId }) =>
          sum + (modelId === null ? 0 : Math.max(0, Math.floor((settled - Math.max(from, since)) / MINUTE_MS))),
        0,
      ),
    },
  }
  return { ...digest, mark: markOf(c.secret, who, digest) }
}
