import { historyQuery, historySeries } from '../../contract/history'
import { verb } from '../verb'
import { possibleSeconds, scopeOf } from './scope'
import { sumSteps } from './sums'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Of no cycle. */
const ENDLESS = 2 ** 31

/** Throws camera_not_found, validation_failed. */
export const historySeriesVerb = verb({
  name: 'history.series',
  method: 'POST',
  path: '/api/history/series',
  summary:
    'People and behaviours over days, at most 31: a day every 5 minutes, a week every 15, more every hour. Days are those of the timetable.',
  action: 'camera.read',
  on: 'visible',
  input: historyQuery,
  output: historySeries,
  readOnly: true,
  async run(c, { who, input }) {
    const { cameras, period } = await scopeOf(c, who, input)
    const { from, to } = period
    const stepMs = stepFor(to - from)
    const ids = cameras.map(({ id }) => id)
    const spans = [{ from, to, offset: -from }]
    const fine = stepMs < 15 * MINUTE_MS
    const sums = await sumSteps(c.prisma, ids, { spans, step: stepMs, cycle: ENDLESS, fine, all: true })
    return {
      ...{ ...period, stepMs, possibleSeconds: possibleSeconds(cameras, period, c.clock.now()) },
      points: [...sums].flatMap(([step, measured]) => (step === null ? [] : { at: from + step * stepMs, ...measured })),
      all: sums.get(null) ?? null,
    }
  },
})

/** A day may have 25 hours, and a week one more. */
function stepFor(ms: number): number {
  if (ms <= 1.5 * DAY_MS) return 5 * MINUTE_MS
  return ms <= 8 * DAY_MS ? 15 * MINUTE_MS : 60 * MINUTE_MS
}
