import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isId, requireRole } from '../guard'
import { readSnapshot } from './snapshot-file'

/** The JPEG with its boxes. Throws snapshot_not_found, also for an alert that does not exist. */
export async function alertSnapshot({ prisma, paths }: Context, who: Principal, id: string): Promise<Buffer> {
  requireRole(who, 'viewer')
  const row = isId(id) ? await prisma.alert.findUnique({ where: { id }, select: { snapshot: true } }) : null
  const jpeg = row?.snapshot ? await readSnapshot(paths.dataDir, row.snapshot) : null
  if (!jpeg) throw new AppError('snapshot_not_found')
  return jpeg
}
