import { AppError } from '../../errors'
import { isId } from '../guard'
import type { Transaction } from '../lock'

/** Throws schedule_not_found unless the rule may go by it: one of every place, or of its camera's. */
export async function fitSchedule(
  tx: Pick<Transaction, 'camera' | 'schedule'>,
  scheduleId: string | null,
  cameraId: string,
): Promise<void> {
  if (scheduleId === null) return
  const camera = await tx.camera.findUnique({ where: { id: cameraId }, select: { place: true } })
  const place = { in: ['', ...(camera ? [camera.place] : [])] }
  const found = isId(scheduleId) && (await tx.schedule.findFirst({ where: { id: scheduleId, place } }))
  if (!found) throw new AppError('schedule_not_found')
}
