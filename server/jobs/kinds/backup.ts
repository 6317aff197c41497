import { z } from 'zod'
import { backupResult } from '../../contract/backup'
import { readBackupSchedule } from '../../services/backups/settings'
import { keepNewest } from '../backup/folder'
import { makeBackup } from '../backup/make'
import { jobKind } from '../kind'

const LIMIT_MS = 4 * 60 * 60_000

/** Database and files in one file; daily when that is switched on. */
export const backup = jobKind({
  name: 'backup',
  action: 'backup.edit',
  input: z.strictObject({}),
  result: backupResult,
  attempts: 2,
  limitMs: LIMIT_MS,
  everyMs: 24 * 60 * 60_000,
  isOn: async ({ prisma }) => (await readBackupSchedule(prisma)).keep !== null,
  async run(c, job) {
    const made = await makeBackup(c, { ...job, limitMs: LIMIT_MS })
    const { keep } = await readBackupSchedule(c.prisma)
    if (keep !== null) await keepNewest(c.paths.backupDir, keep)
    return made
  },
})
