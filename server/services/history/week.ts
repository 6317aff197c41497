import { historyQuery, historyWeek } from '../../contract/history'
import { verb } from '../verb'
import { scopeOf } from './scope'
import { sumSteps } from './sums'
import { offsetSpans } from './zone-spans'

const HOUR_MS = 3_600_000
const WEEK_HOURS = 7 * 24
/** The first of January 1970 was a Thursday: the Monday before it. */
const TO_MONDAY_MS = 3 * 24 * HOUR_MS

/** Throws camera_not_found, validation_failed. */
export const historyWeekVerb = verb({
  name: 'history.week',
  method: 'POST',
  path: '/api/history/week',
  summary: 'People and behaviours of at most 31 days by weekday and hour, as the clocks of the timetable show them.',
  action: 'camera.read',
  on: 'visible',
  input: historyQuery,
  output: historyWeek,
  readOnly: true,
  async run(c, { who, input }) {
    const { cameras, period } = await scopeOf(c, who, input)
    const spans = offsetSpans(period.zone, period).map((span) => ({ ...span, offset: span.offset + TO_MONDAY_MS }))
    const ids = cameras.map(({ id }) => id)
    const cells = await sumSteps(c.prisma, ids, { spans, step: HOUR_MS, cycle: WEEK_HOURS, fine: false })
    return {
      ...period,
      cells: [...cells].flatMap(([key, measured]) =>
        key === null ? [] : { weekday: Math.floor(key / 24) + 1, hour: key % 24, ...measured },
      ),
    }
  },
})
