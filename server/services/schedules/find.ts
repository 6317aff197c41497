/** Which schedules somebody has to do with: those of every place, and of the places where they see a camera. */
import { can, visibleCameras } from '../../access/can'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Prisma, Schedule } from '../../store/generated/client'
import { requireId } from '../guard'
import { whereCamera } from '../visible'

type Db = Pick<Prisma.TransactionClient, 'schedule' | 'camera'>

export async function whereSchedule({ camera }: Db, who: Principal): Promise<Prisma.ScheduleWhereInput> {
  const visible = visibleCameras(who, 'schedule.read')
  if (visible === 'all') return {}
  const where = whereCamera(who, 'schedule.read')
  const rows = await camera.findMany({ where, distinct: ['place'], select: { place: true } })
  return { place: { in: ['', ...visible.places, ...rows.map(({ place }) => place)] } }
}

/** Throws schedule_not_found, for one of a place that they do not see too. */
export async function findSchedule(db: Db, who: Principal, id: string): Promise<Schedule> {
  requireId(id, 'schedule_not_found')
  const row = await db.schedule.findFirst({ where: { AND: [{ id }, await whereSchedule(db, who)] } })
  if (!row) throw new AppError('schedule_not_found')
  return row
}

/** Whoever administers a place has its schedules; those of every place are the site's. */
export const mayEditIn = (who: Principal, place: string): boolean =>
  can(who, 'schedule.edit', { cameraId: null, place })

/** Throws forbidden. `at`: the field that says so. */
export function requireEdit(who: Principal, place: string, at?: 'place'): void {
  if (!mayEditIn(who, place))
    throw new AppError('forbidden', 'another place', at && { fields: { [at]: 'notYourSchedule' } })
}
