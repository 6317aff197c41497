/** Which reports somebody has: their own as long as they see what is in them; administrators all. */
import { can } from '../../access/can'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Prisma, PrismaClient, Report } from '../../store/generated/client'
import { requireId } from '../guard'
import { hiddenCameras } from '../visible'

export const whereReport = (who: Principal): Prisma.ReportWhereInput =>
  can(who, 'report.any') ? {} : { ownerId: who.userId }

/** Throws report_not_found, for somebody else's too, and for one about cameras that the person sees no more. */
export async function findReport(
  prisma: Pick<PrismaClient, 'report' | 'camera'>,
  who: Principal,
  id: string,
): Promise<Report> {
  requireId(id, 'report_not_found')
  const row = await prisma.report.findFirst({ where: { id, ...whereReport(who) } })
  const [seen] = row ? await whatMaySee(prisma, who, [row]) : []
  if (!seen) throw new AppError('report_not_found')
  return seen
}

/** Those whose cameras the person sees; cameras that are gone are nobody's secret any more than the report itself. */
export async function whatMaySee<R extends Pick<Report, 'cameraIds' | 'alerts'>>(
  prisma: Pick<PrismaClient, 'camera'>,
  who: Principal,
  rows: readonly R[],
): Promise<R[]> {
  const ids = [...new Set(rows.flatMap(({ cameraIds }) => cameraIds))]
  const [counts, alerts] = await Promise.all([
    hiddenCameras(prisma, who, 'camera.read', ids),
    hiddenCameras(prisma, who, 'alert.read', ids),
  ])
  return rows.filter((row) => !row.cameraIds.some((id) => (row.alerts ? alerts : counts).has(id)))
}
