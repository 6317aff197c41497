import { z } from 'zod'
import { alertTally, difference } from '../../../assistant/ask/tally-facts'
import { periodClaim } from '../../../contract/report'
import { tallyAlerts } from '../../alerts/tally'
import { alertFilters, readFilters } from './alert-filters'
import { readPeriod } from './period'
import { tool } from './tool'

const { rule: _rule, lesson: _lesson, ...filters } = alertFilters

export const comparePeriods = tool({
  name: 'compare_periods',
  description: 'Compares how many alerts there were in two periods, and says the difference.',
  action: 'alert.read',
  input: z.strictObject({ period: periodClaim, against: periodClaim, ...filters }),
  async run(c, { period: named, against, ...wanted }) {
    const period = readPeriod({ period: named }, c)
    const other = readPeriod({ period: against }, c)
    const { query, about } = await readFilters(c, wanted, period)
    const [now, before] = await Promise.all([
      c.as(tallyAlerts, query),
      c.as(tallyAlerts, { ...query, from: other.from, to: other.until }),
    ])
    return {
      facts: [
        alertTally(now.all, about, { period, zone: c.zone }),
        alertTally(before.all, about, { period: other, zone: c.zone }),
        difference(now.all, before.all, about, { period, zone: c.zone }, against),
      ],
      leftOut: 0,
    }
  },
})
