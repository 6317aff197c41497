import { DWELL_BINS_MS, historyExport } from '../../contract/history'
import { wallOf } from '../../rules/schedule/zone'
import type { ZoneCount } from '../../store/generated/client'
import type { Context } from '../context'
import type { Row } from '../export/row'
import { tableFile, XLSX_TYPE } from '../export/table'
import { verb } from '../verb'
import { hundredth } from './hundredth'
import { type Scope, scopeOf } from './scope'
import { zonesByCamera } from './zone-names'

const HEAD = [
  ...['time', 'utc', 'camera', 'place', 'zone', 'kind', 'seconds', 'people', 'most', 'entered', 'left', 'dwell_s'],
  ...['dwell_most_s', ...DWELL_BINS_MS.map((ms) => `stays_from_${ms / 1000}_s`), 'forward', 'backward', 'zone_id'],
]

/** Throws camera_not_found, validation_failed. */
export const exportZones = verb({
  name: 'zones.export',
  method: 'GET',
  path: '/api/zones/export',
  summary: 'Who was in areas and who crossed lines, every five minutes, as CSV or XLSX, for at most 31 days.',
  action: 'camera.read',
  on: 'visible',
  input: historyExport,
  output: { stream: ['text/csv', XLSX_TYPE] },
  async run(c, { who, input: { format, ...query } }) {
    const scope = await scopeOf(c, who, query)
    return tableFile({ head: HEAD, rows: countsOf(c, scope) }, format, `zones ${query.from} ${query.to}`)
  },
})

/** Few, as minutes are. */
const BATCH = 200

async function* countsOf({ prisma }: Pick<Context, 'prisma'>, { cameras, period }: Scope): AsyncGenerator<Row> {
  const known = new Map(cameras.map((camera) => [camera.id, camera]))
  const ids = [...known.keys()]
  const zones = await zonesByCamera(prisma, ids)
  const within = { cameraId: { in: ids }, at: { gte: new Date(period.from), lt: new Date(period.to) } }
  for (let after: { at: Date; cameraId: string; zoneId: string } | null = null; ; ) {
    const rows: ZoneCount[] = await prisma.zoneCount.findMany({
      where: after ? { AND: [within, { at: { gte: after.at } }, { NOT: upTo(after) }] } : within,
      orderBy: [{ at: 'asc' }, { cameraId: 'asc' }, { zoneId: 'asc' }],
      take: BATCH,
    })
    for (const { cameraId, zoneId, at, seconds, people, most, entered, left, dwellMs, dwellMost, ...rest } of rows) {
      const camera = known.get(cameraId)
      const zone = zones.get(cameraId)?.find(({ id }) => id === zoneId)
      yield [
        { wall: wallOf(period.zone, at.getTime()) },
        at.toISOString(),
        ...[camera?.name ?? '', camera?.place ?? '', zone?.name ?? '', zone?.kind ?? '', seconds],
        ...[hundredth(people / Math.max(1, seconds)), most, entered, left],
        ...(left === 0 ? [null, null] : [hundredth(dwellMs / left / 1000), hundredth(dwellMost / 1000)]),
        ...DWELL_BINS_MS.map((_, i) => rest.stays[i] ?? 0),
        ...[rest.forward, rest.backward, zoneId],
      ]
    }
    after = rows.at(-1) ?? null
    if (rows.length < BATCH) return
  }
}

/** Of one moment, what has been read. */
function upTo({ at, cameraId, zoneId }: { at: Date; cameraId: string; zoneId: string }) {
  return { at, OR: [{ cameraId: { lt: cameraId } }, { cameraId, zoneId: { lte: zoneId } }] }
}
