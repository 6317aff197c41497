import { z } from 'zod'
import { incidentFigures } from '../../contract/incident'
import { verb } from '../verb'
import { whereCamera } from '../visible'

const DAY_MS = 86_400_000

type Row = {
  rule: string | null
  incidents: number
  closed: number
  false_alarms: number
  acknowledged: number
  acknowledge_ms: number | null
}

/** Of rules that are there: a bad one is to be found, and changed. */
export const incidentFiguresVerb = verb({
  name: 'incidents.figures',
  method: 'GET',
  path: '/api/incidents/figures',
  summary:
    'How many incidents each rule began lately, how many of them were false alarms, and how soon somebody looked.',
  action: 'alert.read',
  on: 'visible',
  input: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }),
  output: incidentFigures,
  async run({ prisma, clock }, { who, input: { days } }) {
    const rules = await prisma.rule.findMany({
      where: { camera: whereCamera(who, 'alert.read') },
      select: { id: true },
    })
    const ids = rules.map(({ id }) => id)
    const since = new Date(clock.now() - days * DAY_MS)
    const rows = await prisma.$queryRaw<Row[]>`
      SELECT rule_id AS rule, count(*)::int AS incidents, count(closed_at)::int AS closed,
        (count(*) FILTER (WHERE state = 'false_alarm'))::int AS false_alarms,
        count(acknowledged_at)::int AS acknowledged,
        percentile_cont(0.5) WITHIN GROUP (
          ORDER BY greatest(0, extract(epoch FROM acknowledged_at - first_at) * 1000)
        ) FILTER (WHERE acknowledged_at IS NOT NULL) AS acknowledge_ms
      FROM incidents WHERE rule_id = ANY(${ids}::uuid[]) AND last_at >= ${since}
      GROUP BY GROUPING SETS ((rule_id), ())`
    const all = rows.find(({ rule }) => rule === null)
    return {
      days,
      acknowledgeMs: all?.acknowledge_ms ?? null,
      acknowledged: all?.acknowledged ?? 0,
      rules: rows.flatMap(({ rule, incidents, closed, false_alarms, acknowledge_ms }) =>
        rule === null
          ? []
          : { ruleId: rule, incidents, closed, falseAlarms: false_alarms, acknowledgeMs: acknowledge_ms },
      ),
    }
  },
})
