import { ruleTrial, type TrialResult, trialResult } from '../../contract/trial'
import { AppError } from '../../errors'
import { alertCause } from '../../rules/kinds'
import { findCamera } from '../cameras/find'
import { zonesOf } from '../cameras/view'
import type { Context } from '../context'
import { isId } from '../guard'
import { cameraOf } from '../locate'
import { readTimetables } from '../schedules/timetables'
import { trackFolder } from '../tracks/folder'
import type { Found } from '../tracks/replay'
import { verb } from '../verb'
import { requireSense } from './fit'
import { fitSchedule } from './fit-schedule'
import { trialEdges } from './trial-edges'

/** One frame of a second is kept. */
const EVERY_MS = 1_000
/** What was tried and what fired may be so far apart and be the same. */
const SAME_MS = 5_000
/** Alerts that are looked through. */
const MOST_ALERTS = 2_000

/**
 * The rule as it is being edited over what was kept of its camera; nothing is stored. Throws what creating it would, camera_elsewhere
 * when another server has it all, trial_replaced, busy, timed_out.
 */
export const tryRule = verb({
  name: 'rules.try',
  method: 'POST',
  path: '/api/rules/try',
  summary: 'When a rule would have fired in the last 7 or 30 days; nothing is stored.',
  action: 'rule.edit',
  on: cameraOf('cameraId'),
  input: ruleTrial,
  output: trialResult,
  readOnly: true,
  async run(c, { who, input, signal }): Promise<TrialResult> {
    const { prisma, clock, paths, trials, leases } = c
    const { cameraId, condition, forMs, cooldownMs, scheduleId, ruleId, days } = input
    const camera = await findCamera(prisma, cameraId)
    const zones = zonesOf(camera)
    requireSense({ kind: condition.kind, params: condition.params, forMs }, zones)
    await fitSchedule(prisma, scheduleId, cameraId)
    const timetables = await readTimetables(prisma)
    const zone = timetables.lessonsOf(camera.place)?.timeZone ?? input.zone
    const edges = trialEdges(zone, days, clock.now())
    const began = clock.steady()
    const schedule = scheduleId === null ? null : (timetables.of(scheduleId) ?? null)
    const rule = { condition, forMs, cooldownMs, schedule, zones }
    const found = await trials.run(who.userId, { folder: trackFolder(paths.dataDir, cameraId), edges, rule }, signal)
    const seconds = found.seconds.reduce((sum, value) => sum + value, 0)
    if (seconds === 0 && leases.elsewhere(cameraId) !== null) throw new AppError('camera_elsewhere')
    const [from = 0, to = 0] = [edges[0], edges.at(-1)]
    const alerts = ruleId === null || !isId(ruleId) ? null : await alertsOf(c, { ruleId, cameraId }, from)
    return {
      ...{ zone, from, to, seconds, total: found.total, gaps: found.gaps, everyMs: EVERY_MS },
      steps: found.counts.map((count, i) => ({
        ...{ from: edges[i] ?? 0, to: edges[i + 1] ?? 0 },
        ...{ count, seconds: found.seconds[i] ?? 0 },
      })),
      firings: found.firings.reverse().map((firing) => toFiring(firing, condition, alerts ?? [])),
      raised: alerts?.length ?? null,
      tookMs: Math.round(clock.steady() - began),
    }
  },
})

type Raised = { id: string; raisedAt: Date }

function alertsOf({ prisma }: Context, of: { ruleId: string; cameraId: string }, from: number): Promise<Raised[]> {
  return prisma.alert.findMany({
    where: { ...of, raisedAt: { gte: new Date(from) } },
    orderBy: { raisedAt: 'desc' },
    take: MOST_ALERTS,
    select: { id: true, raisedAt: true },
  })
}

function toFiring(
  { at, heldMs, facts }: Found['firings'][number],
  condition: { kind: string; params: unknown },
  alerts: readonly Raised[],
): TrialResult['firings'][number] {
  const apart = ({ raisedAt }: Raised) => Math.abs(raisedAt.getTime() - at)
  const [nearest] = alerts.filter((alert) => apart(alert) <= SAME_MS).sort((a, b) => apart(a) - apart(b))
  return { at, heldMs, cause: alertCause.parse({ ...condition, facts }), alertId: nearest?.id ?? null }
}
