import { z } from 'zod'
import { backupSchedule } from '../../contract/backup'
import { verb } from '../verb'
import { readBackupSchedule } from './settings'

export const getBackupSchedule = verb({
  name: 'backups.getSchedule',
  method: 'GET',
  path: '/api/backups/schedule',
  summary: 'Whether a backup is made every day, and how many are kept.',
  action: 'backup.edit',
  input: z.strictObject({}),
  output: backupSchedule,
  run: ({ prisma }) => readBackupSchedule(prisma),
})
