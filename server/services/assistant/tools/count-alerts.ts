import { z } from 'zod'
import { type About, alertTally } from '../../../assistant/ask/tally-facts'
import { alertState } from '../../../contract/alert'
import { behaviourCode } from '../../../contract/behaviours'
import { severity } from '../../../contract/rule'
import { ALERT_GROUPS, type AlertTally } from '../../../contract/tally'
import { tallyAlerts } from '../../alerts/tally'
import { alertFilters, readFilters } from './alert-filters'
import { periodFields, readPeriod } from './period'
import { tool } from './tool'

const MAX_ROWS = 24
type Group = AlertTally['groups'][number]
type By = (typeof ALERT_GROUPS)[number]

export const countAlerts = tool({
  name: 'count_alerts',
  description: 'Counts alerts of a period, in all and by group: the group with the most comes first.',
  action: 'alert.read',
  input: z.strictObject({
    ...periodFields,
    by: z.enum(ALERT_GROUPS).default('all').describe('What to group by; all: the total alone.'),
    ...alertFilters,
  }),
  async run(c, { period: named, from, to, by, ...filters }) {
    const period = readPeriod({ period: named, from, to }, c)
    const { query, about } = await readFilters(c, filters, period)
    const { all, groups } = await c.as(tallyAlerts, { ...query, by })
    const told = groups.slice(0, MAX_ROWS)
    const telling = { period, zone: c.zone }
    // Days are in their order; what is in no lesson is no lesson.
    const ranked = groups.filter(({ key }) => by === 'day' || key !== null).toSorted((a, b) => b.count - a.count)
    const first = ranked[0] && ranked[0].count > (ranked[1]?.count ?? 0) && ranked.length > 1 ? ranked[0] : null
    return {
      facts: [
        alertTally(all, about, telling),
        ...told.flatMap((group) => {
          const of = aboutOf(by, group, about)
          return of ? [alertTally(group.count, of, telling, group === first ? ['top'] : [])] : []
        }),
      ],
      leftOut: groups.length - told.length,
    }
  },
})

/** Null: a group that has no name. */
function aboutOf(by: By, { key, from, to }: Group, about: About): About | null {
  if (by === 'day') return { ...about, day: { from, to } }
  if (key === null) return by === 'lesson' ? { ...about, noLesson: true } : null
  switch (by) {
    case 'camera':
    case 'place':
    case 'rule':
    case 'lesson':
      return key === '' ? null : { ...about, names: { ...about.names, [by]: key } }
    case 'behaviour': {
      const behaviour = behaviourCode.safeParse(key).data
      return behaviour ? { ...about, behaviour } : null
    }
    case 'severity':
      return { ...about, severity: severity.parse(key) }
    case 'state':
      return { ...about, state: alertState.parse(key) }
    default:
      return null
  }
}
