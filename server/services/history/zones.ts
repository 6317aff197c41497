/** Who was in areas and who crossed lines, over days. */
import { type HistoryZone, historyQuery, historyZones } from '../../contract/history'
import { verb } from '../verb'
import { hundredth } from './hundredth'
import { scopeOf } from './scope'
import { zonesByCamera } from './zone-names'
import { readPoints, readTotals, type Total } from './zone-sums'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Throws camera_not_found, validation_failed. */
export const historyZonesVerb = verb({
  name: 'history.zones',
  method: 'POST',
  path: '/api/history/zones',
  summary:
    'Areas and lines of at most 31 days: how many people were in them, how long they stayed, how often lines were crossed; of a single camera over time too.',
  action: 'camera.read',
  on: 'visible',
  input: historyQuery,
  output: historyZones,
  readOnly: true,
  async run({ prisma }, { who, input }) {
    const { cameras, period } = await scopeOf({ prisma }, who, input)
    const stepMs = stepFor(period.to - period.from)
    const ids = cameras.map(({ id }) => id)
    const [totals, points, zones] = await Promise.all([
      readTotals(prisma, ids, period),
      input.cameraId === undefined ? [] : readPoints(prisma, ids, period, stepMs),
      zonesByCamera(prisma, ids),
    ])
    const names = new Map(cameras.map(({ id, name }) => [id, name]))
    const place = ({ camera, zone }: Total) => zones.get(camera)?.findIndex(({ id }) => id === zone) ?? -1
    const order = (total: Total) => [
      ids.indexOf(total.camera),
      place(total) < 0 ? Number.MAX_SAFE_INTEGER : place(total),
    ]
    return {
      ...{ ...period, stepMs },
      zones: totals
        .map((total) => ({ total, order: order(total) }))
        .sort((a, b) => (a.order[0] ?? 0) - (b.order[0] ?? 0) || (a.order[1] ?? 0) - (b.order[1] ?? 0))
        .map(({ total }): HistoryZone => {
          const { camera: cameraId, zone: zoneId, dwell_ms, dwell_most, stays, ...sums } = total
          const zone = zones.get(cameraId)?.find(({ id }) => id === zoneId)
          return {
            ...{
              cameraId,
              cameraName: names.get(cameraId) ?? '',
              zoneId,
              name: zone?.name ?? null,
              kind: zone?.kind ?? null,
            },
            ...{ ...sums, people: hundredth(sums.people), stays },
            dwellMs: sums.left === 0 ? null : Math.round(dwell_ms / sums.left),
            dwellMostMs: sums.left === 0 ? null : dwell_most,
            points: points
              .filter((point) => point.zone === zoneId)
              .map(({ zone: _, step, ...point }) => ({
                at: period.from + step * stepMs,
                ...{ ...point, people: hundredth(point.people) },
              })),
          }
        }),
    }
  },
})

/** A day by quarters of an hour, a week by hours. */
function stepFor(ms: number): number {
  if (ms <= 1.5 * DAY_MS) return HOUR_MS / 4
  return ms <= 8 * DAY_MS ? HOUR_MS : 3 * HOUR_MS
}
