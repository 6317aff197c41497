import { daysOf } from '../../assistant/ask/period'
import {
  type AlertTally,
  type AlertTallyQuery,
  alertTally,
  alertTallyQuery,
  isTallied,
  MAX_GROUPS,
} from '../../contract/tally'
import { AppError } from '../../errors'
import type { Prisma, PrismaClient } from '../../store/generated/client'
import { selectCameras } from '../cameras/select'
import { ofPlace } from '../of-place'
import { verb } from '../verb'
import { whereAlert } from '../visible'

/** Throws camera_not_found, validation_failed. */
export const tallyAlerts = verb({
  name: 'alerts.tally',
  method: 'POST',
  path: '/api/alerts/tally',
  summary: 'How many alerts there were in a period of at most a month, in all and by group.',
  action: 'alert.read',
  on: 'visible',
  input: alertTallyQuery,
  output: alertTally,
  readOnly: true,
  async run({ prisma }, { who, input }) {
    if (!isTallied(input)) throw new AppError('validation_failed', 'no such period', { fields: { to: 'period' } })
    const { cameraId, place, behaviour, severity, state, rule, lesson, from, to } = input
    if (cameraId !== undefined) await selectCameras(prisma, who, { cameraId }, 'alert.read')
    const where: Prisma.AlertWhereInput = {
      AND: [
        whereAlert(who),
        { raisedAt: { gte: new Date(from), lt: new Date(to) } },
        { cameraId, behaviour, severity, state, ruleName: rule, lesson },
        await ofPlace(prisma, place),
      ],
    }
    if (input.by === 'all') return { all: await prisma.alert.count({ where }), groups: [] }
    // Every alert is in one group: counting them once is half of the work.
    const groups = await readGroups(prisma, where, input, input.by)
    return { all: groups.reduce((sum, { count }) => sum + count, 0), groups: groups.slice(0, MAX_GROUPS) }
  },
})

/** What is in no group comes last. */
const LAST = '\uffff'

type Groups = AlertTally['groups']
const COLUMNS = {
  camera: 'cameraName',
  place: 'cameraPlace',
  rule: 'ruleName',
  lesson: 'lesson',
  behaviour: 'behaviour',
  severity: 'severity',
  state: 'state',
} as const

async function readGroups(
  prisma: PrismaClient,
  where: Prisma.AlertWhereInput,
  { from, to, zone }: AlertTallyQuery,
  by: keyof typeof COLUMNS | 'day',
): Promise<Groups> {
  if (by === 'day') {
    const days = daysOf({ from, until: to }, zone)
    const counts = await Promise.all(
      days.map((day) =>
        prisma.alert.count({
          where: { AND: [where, { raisedAt: { gte: new Date(day.from), lt: new Date(day.to) } }] },
        }),
      ),
    )
    return days.map((day, i) => ({ key: null, ...day, count: counts[i] ?? 0 }))
  }
  const column = COLUMNS[by]
  const rows = await prisma.alert.groupBy({ by: [column], where, _count: { _all: true } })
  return rows
    .map((row) => ({ key: row[column] ?? null, from, to, count: row._count._all }))
    .sort((a, b) => b.count - a.count || ((a.key ?? LAST) < (b.key ?? LAST) ? -1 : 1))
}
