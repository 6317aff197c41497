/** Whether this server has what is to be enhanced: asked before the job waits its turn for nothing. */
import type { EnhanceSource } from '../../contract/workshop'
import { AppError } from '../../errors'
import type { JobDeps } from '../../jobs/kind'
import { sizeOf } from '../alerts/safe-file'
import { snapshotPath } from '../alerts/snapshot-file'
import type { Leases } from '../leases/leases'

type Needs = Pick<JobDeps, 'prisma' | 'paths' | 'serverName'>

/** Of films and clips `requireSource` says it. Throws snapshot_not_found, snapshot_elsewhere, camera_elsewhere. */
export async function requireSourceHere(
  c: Needs & { leases: Pick<Leases, 'elsewhere'> },
  source: EnhanceSource,
): Promise<void> {
  if (source.kind === 'alert') await findSnapshot(c, source.id)
  if (source.kind === 'camera' && c.leases.elsewhere(source.id) !== null) throw new AppError('camera_elsewhere')
}

/** Path of an alert's picture. Throws snapshot_not_found, snapshot_elsewhere. */
export async function findSnapshot({ prisma, paths, serverName }: Needs, alertId: string): Promise<string> {
  const alert = await prisma.alert.findUnique({ where: { id: alertId }, select: { snapshot: true, server: true } })
  if (!alert?.snapshot) throw new AppError('snapshot_not_found')
  const file = snapshotPath(paths.dataDir, alert.snapshot)
  if ((await sizeOf(file)) > 0) return file
  throw new AppError(alert.server === null || alert.server === serverName ? 'snapshot_not_found' : 'snapshot_elsewhere')
}
