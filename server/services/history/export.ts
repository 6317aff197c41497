import { BEHAVIOUR_EN, BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { historyExport } from '../../contract/history'
import { wallOf } from '../../rules/schedule/zone'
import type { Context } from '../context'
import type { Row } from '../export/row'
import { tableFile, XLSX_TYPE } from '../export/table'
import { verb } from '../verb'
import { hundredth } from './hundredth'
import { type Scope, scopeOf } from './scope'

const HEAD = [
  'time',
  'utc',
  'camera',
  'place',
  'seconds',
  'people',
  'most',
  ...BEHAVIOUR_ORDER.map((code) => BEHAVIOUR_EN[code]),
  'unsure',
]

/** Throws camera_not_found, validation_failed. */
export const exportCounts = verb({
  name: 'counts.export',
  method: 'GET',
  path: '/api/counts/export',
  summary:
    'What cameras showed, minute by minute, as CSV or XLSX, for at most 31 days: averages, and the most in one picture.',
  action: 'camera.read',
  on: 'visible',
  input: historyExport,
  output: { stream: ['text/csv', XLSX_TYPE] },
  async run(c, { who, input: { format, ...query } }) {
    const scope = await scopeOf(c, who, query)
    return tableFile({ head: HEAD, rows: minutesOf(c, scope) }, format, `counts ${query.from} ${query.to}`)
  },
})

/** Rows that are read at once, about. Few: what waits while others are written gets old, and memory that is old is freed late. */
const BATCH = 200
const MINUTE_MS = 60_000

async function* minutesOf({ prisma }: Pick<Context, 'prisma'>, { cameras, period }: Scope): AsyncGenerator<Row> {
  const known = new Map(cameras.map((camera) => [camera.id, camera]))
  const step = Math.max(1, Math.floor(BATCH / Math.max(1, cameras.length))) * MINUTE_MS
  for (let from = period.from; from < period.to; from += step) {
    const rows = await prisma.cameraMinute.findMany({
      where: {
        cameraId: { in: [...known.keys()] },
        at: { gte: new Date(from), lt: new Date(Math.min(period.to, from + step)) },
      },
      orderBy: [{ at: 'asc' }, { cameraId: 'asc' }],
    })
    for (const { cameraId, at, frames, seconds, people, peopleMost, behaviours, unsure } of rows) {
      const camera = known.get(cameraId)
      const mean = (sum: number) => hundredth(sum / Math.max(1, frames))
      yield [
        { wall: wallOf(period.zone, at.getTime()) },
        at.toISOString(),
        ...[camera?.name ?? '', camera?.place ?? '', seconds, mean(people), peopleMost],
        ...BEHAVIOUR_ORDER.map((_, i) => mean(behaviours[i] ?? 0)),
        mean(unsure),
      ]
    }
  }
}
