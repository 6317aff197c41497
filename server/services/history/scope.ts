/** What a question about days is about: cameras, and the moments that the days begin and end. */
import { type HistoryPeriod, type HistoryQuery, MAX_DAYS } from '../../contract/history'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import { dayOf } from '../../rules/schedule/opening'
import { selectCameras } from '../cameras/select'
import type { Context } from '../context'
import { readTimetables, type Timetables } from '../schedules/timetables'
import { spanOfDays } from './zone-spans'

export type Scope = {
  cameras: { id: string; name: string; place: string; createdAt: Date }[]
  timetables: Timetables
  period: HistoryPeriod
}

/** Throws camera_not_found, validation_failed for days that are none or too many. */
export async function scopeOf(
  { prisma }: Pick<Context, 'prisma'>,
  who: Principal,
  { cameraId, place, from, to, zone: asked }: HistoryQuery,
): Promise<Scope> {
  const days = dayOf(to) - dayOf(from) + 1
  if (days < 1 || days > MAX_DAYS) throw new AppError('validation_failed', 'no such days', { fields: { to: 'period' } })
  const cameras = await selectCameras(prisma, who, { cameraId, place })
  const timetables = await readTimetables(prisma)
  const zones = new Set(cameras.map((camera) => timetables.lessonsOf(camera.place)?.timeZone))
  const [only] = zones
  const zone = (zones.size === 1 && only) || asked
  return { cameras, timetables, period: { zone, ...spanOfDays(zone, from, to), cameras: cameras.length } }
}

/** Seconds in which these cameras could have measured something, from when each was added until now. */
export function possibleSeconds(
  cameras: readonly { createdAt: Date }[],
  { from, to }: { from: number; to: number },
  now: number,
): number {
  const sum = (total: number, { createdAt }: { createdAt: Date }) =>
    total + Math.max(0, Math.min(to, now) - Math.max(from, createdAt.getTime()))
  return Math.round(cameras.reduce(sum, 0) / 1000)
}
