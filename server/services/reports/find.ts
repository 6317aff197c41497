/** Which reports somebody has: their own as long as they see what is in them; administrators all. */
import { can } from '../../access/can'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Prisma, Report } from '../../store/generated/client'
import type { Context } from '../context'
import { requireId } from '../guard'

export const whereReport = (who: Principal): Prisma.ReportWhereInput =>
  can(who, 'report.any') ? {} : { ownerId: who.userId }

/** Throws report_not_found, for somebody else's too, and for one about cameras that the person sees no more. */
export async function findReport(
  { directory }: Pick<Context, 'directory'>,
  { report }: { report: Prisma.TransactionClient['report'] },
  who: Principal,
  id: string,
): Promise<Report> {
  requireId(id, 'report_not_found')
  const row = await report.findFirst({ where: { id, ...whereReport(who) } })
  if (!row || !maySee(directory, who, row)) throw new AppError('report_not_found')
  return row
}

/** Cameras that are gone are nobody's secret any more than the report itself. */
export function maySee(
  directory: Context['directory'],
  who: Principal,
  { cameraIds, alerts }: Pick<Report, 'cameraIds' | 'alerts'>,
): boolean {
  return cameraIds.every((cameraId) => {
    const camera = directory.of(cameraId)
    return !camera || can(who, alerts ? 'alert.read' : 'camera.read', { cameraId, place: camera.place })
  })
}
