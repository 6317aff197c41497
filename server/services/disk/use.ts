import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { diskUse } from '../../contract/disk'
import { listBackups } from '../../jobs/backup/folder'
import { pictureBytes } from '../alerts/snapshot-file'
import { clipBytes } from '../clips/folder'
import type { Paths } from '../deps'
import { reportPictureBytes } from '../reports/picture-bytes'
import { trackBytes } from '../tracks/folder'
import { verb } from '../verb'

export const getDiskUse = verb({
  name: 'disk.use',
  method: 'GET',
  path: '/api/disk/use',
  summary:
    'What of the disk is taken by pictures of alerts and of reports, by clips, by what rules are tried on and by backups; looks at every file.',
  action: 'job.read',
  input: z.strictObject({}),
  output: diskUse,
  run: async ({ paths, prisma }, { signal }) => ({
    pictureBytes: await pictureBytes(paths.dataDir, signal),
    reportBytes: await reportPictureBytes({ prisma }),
    clipBytes: await clipBytes(paths.dataDir, signal),
    trackBytes: await trackBytes(paths.dataDir, signal),
    backupBytes: await backupBytes(paths),
  }),
})

async function backupBytes({ dataDir, backupDir }: Paths): Promise<number> {
  const backups = await listBackups(backupDir)
  if (backups.length === 0 || (await stat(backupDir)).dev !== (await stat(dataDir)).dev) return 0
  return backups.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}
